// A whole year of a working group, from its proposal to its report, as its people live it: nine of them, by the clock that the
// test moves, with the mails that the program sends. Each act is seen by whoever it concerns.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { fill, gather, press, sees } from './crowd.mjs';

const CAMILLE = 'camille.lavoie@example.org';
const MATHILDE = 'mathilde.gagnon@example.org';
const PASCAL = 'pascal.tanguay@example.org';
const AMELIE = 'amelie.forcier@example.org';
const LINE = 'line.beaudry@example.org';
const LAURENCE = 'laurence.berube@example.org';
const NOEMIE = 'noemie.tremblay@example.org';
const HELENE = 'helene.nguyen@example.org';
const FIVE = [CAMILLE, MATHILDE, PASCAL, AMELIE, LINE];

const TITLE = 'Emballages que l’on rend';
const RETURN = 'Demander la reprise dans chaque appel d’offres';
const COUNT = 'Compter ce qui arrive et repart';
const FAR = 'Regrouper les livraisons des régions éloignées';
const GUIDE = 'Guide de la reprise des emballages';

let crowd;
/** Where the group is; known once it was proposed. */
let group;
/** Mails that had left before the latest version was given out. */
let asked = 0;

before(async () => {
  crowd = await gather({ clock: '2026-09-07T13:00:00Z' });
});

after(() => crowd?.leave());

function at(email, path) {
  return crowd.at(email, path);
}

function mailed(...asked) {
  return crowd.mailed(...asked);
}

/** What the program does by itself, some seconds after its hour has come. */
async function eventually(page, text) {
  for (let tries = 0; tries < 60; tries += 1) {
    if (await page.getByRole('main').getByText(text).count()) return;
    await page.waitForTimeout(500);
    await page.reload();
  }
  throw new Error(`${page.url()} never says ${text}`);
}

/** The value, in the report, of the figure of that name. */
function figure(page, name) {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) }).getByRole('cell').first().innerText();
}

test('a year of a working group', async () => {
  await act('it is proposed, and four organisations are not enough to start', async () => {
    const camille = await at(CAMILLE, '/chantiers/nouveau');
    await fill(camille, {
      Titre: TITLE,
      'Le problème': 'Chaque livraison laisse des palettes, des housses et des cartons que chacun paie à faire enlever.',
      'Le périmètre': 'Le mobilier et le matériel informatique ; pas les denrées.',
      'Ce que vous espérez produire': 'Une clause de reprise et un guide que l’on puisse appliquer sans juriste.',
    });
    await press(camille, 'Proposer des catégories d’après le texte');
    await sees(camille, /catégories? reconnues?/);
    await press(camille, 'Proposer');
    await sees(camille, 'Le chantier est proposé, et son espace est ouvert');
    group = new URL(camille.url()).pathname.match(/^\/chantiers\/[^/]+/)[0];

    for (const email of [MATHILDE, PASCAL, AMELIE]) await join(email);
    const noemie = await at(NOEMIE, `${group}/etat`);
    await sees(noemie, '4 organisations sur 5');
    await sees(noemie, 'Il manque 1 organisation pour démarrer.');
    assert.equal(await noemie.getByRole('button', { name: 'Démarrer le chantier' }).count(), 0);
  });

  await act('a fifth comes, and the coordinator starts it', async () => {
    const line = await join(LINE);
    await sees(line, '5 organisations sur 5');
    const noemie = await at(NOEMIE, `${group}/etat`);
    await fill(noemie, { 'Nom du cycle': 'Première année', 'Commence le': '2026-09-07', 'Finit le': '2027-06-30' });
    await press(noemie, 'Démarrer le chantier');
    await sees(noemie, 'Le chantier est démarré, et son premier cycle est ouvert');
    await mailed(LINE, /Le chantier « Emballages que l’on rend » démarre/);
  });

  await act('members are consulted, and the board proposes in the light of it', async () => {
    const noemie = await at(NOEMIE, `${group}/orientations`);
    await fill(noemie, { 'Réponses possibles': 'La reprise\nLe transport\nLe tri sur place', 'Dernier jour': '2026-09-14', Heure: '18:00' });
    await press(noemie, 'Ouvrir la consultation');
    await sees(noemie, 'La consultation est ouverte');
    for (const email of [CAMILLE, AMELIE]) {
      const page = await at(email, `${group}/orientations`);
      await page.getByRole('link', { name: 'Ouvrir le vote' }).click();
      await page.getByLabel('La reprise').check();
      await press(page, 'Répondre');
    }
    crowd.demonstration.moveTo('2026-09-15T13:00:00Z');
    const helene = await at(HELENE, `${group}/orientations`);
    await eventually(helene, 'Les orientations sont à proposer');
    await sees(helene, 'Ce que les membres ont répondu');
    for (const title of [RETURN, COUNT]) await propose(helene, title);
    const pascal = await at(PASCAL, `${group}/orientations`);
    await propose(pascal, FAR);
    await sees(pascal, 'Ajoutée par un membre');
  });

  await act('five organisations rank the orientations, and the first two are retained', async () => {
    const noemie = await at(NOEMIE, `${group}/orientations`);
    await fill(noemie, { 'Dernier jour': '2026-09-22', Heure: '18:00', 'Voix nécessaires': '3' });
    await press(noemie, 'Ouvrir le classement');
    await sees(noemie, 'Le classement est ouvert');
    // Return before counting before far for three of five: first by any count; counting is before far for four.
    const ballots = [[RETURN, COUNT, FAR], [RETURN, COUNT, FAR], [RETURN, FAR, COUNT], [COUNT, RETURN, FAR], [COUNT, FAR, RETURN]];
    for (const [index, email] of FIVE.entries()) {
      const page = await at(email, `${group}/orientations`);
      await page.getByRole('link', { name: 'Ouvrir le vote' }).click();
      for (const [place, title] of ballots[index].entries()) await page.getByLabel(title).selectOption(String(place + 1));
      await press(page, 'Répondre');
    }
    crowd.demonstration.moveTo('2026-09-23T13:00:00Z');
    await at(NOEMIE, `${group}/orientations`);
    await eventually(noemie, '3 orientations classées');
    await eventually(noemie, 'Retenir les premières');
    assert.deepEqual(await noemie.getByRole('main').locator('ol.cards h2').allInnerTexts(), [RETURN, COUNT, FAR]);
    await noemie.getByLabel('Combien en retenir').selectOption('2');
    await press(noemie, 'Retenir');
    await sees(noemie, '2 orientations retenues');
  });

  await act('each organisation says what it undertakes', async () => {
    for (const email of FIVE) {
      const page = await at(email, `${group}/engagements`);
      await page.getByRole('link', { name: 'Dire à quoi elle s’engage' }).first().click();
      await page.getByLabel('Objectifs', { exact: true }).fill('Ne plus payer l’enlèvement des emballages.');
      await page.getByLabel('Rôle souhaité').selectOption({ label: 'Essaie' });
      await page.getByRole('group', { name: 'Disponibilité, en heures par mois' }).getByRole('spinbutton').first().fill('4');
      await press(page, 'S’engager');
      await sees(page, 'L’engagement est enregistré');
    }
    const noemie = await at(NOEMIE, `${group}/engagements`);
    await sees(noemie, '5 organisations sur 5 se sont engagées : 20 heures par mois');
  });

  await act('the plan is written and adopted', async () => {
    const camille = await at(CAMILLE, `${group}/plan/nouvelle`);
    await fill(camille, {
      'Ce qui est à faire': 'Écrire le guide de la reprise',
      Début: '2026-10-01',
      Échéance: '2026-11-20',
      'Livrable 1': GUIDE,
    });
    await camille.getByLabel('Orientation').selectOption({ label: RETURN });
    await camille.getByLabel('Sorte du livrable 1').selectOption({ label: 'Guide' });
    await choose(camille, 'Responsable', /Camille Lavoie/);
    await press(camille, 'Ajouter au plan');
    const noemie = await at(NOEMIE, `${group}/plan`);
    await sees(noemie, '1 action');
    await noemie.getByText('Adopter le plan', { exact: true }).first().click();
    await press(noemie, 'Adopter le plan tel qu’il est');
    await sees(noemie, 'Le plan est adopté.');
  });

  const meetings = [];
  await act('three meetings are planned, six weeks apart', async () => {
    const noemie = await at(NOEMIE, `${group.replace('chantiers', 'espaces')}/rencontres/nouvelle`);
    await fill(noemie, { Titre: 'Séance du chantier', Jour: '2026-10-06', Heure: '13:30', 'Durée en minutes': '120', 'Nombre de rencontres': '3', Lieu: 'Bibliothèque du Nord, salle 2' });
    await noemie.getByLabel('Revient').selectOption({ label: 'Toutes les six semaines' });
    await press(noemie, 'Planifier');
    await noemie.goto(`${group.replace('chantiers', 'espaces')}/rencontres`);
    const links = noemie.getByRole('main').getByRole('link', { name: 'Séance du chantier' });
    for (const link of await links.all()) meetings.push(await link.getAttribute('href'));
    assert.equal(meetings.length, 3);
  });

  await act('the first is held; what it decides becomes actions in one act', async () => {
    crowd.demonstration.moveTo('2026-10-06T20:00:00Z');
    await hold(meetings[0], 4);
    const noemie = await at(NOEMIE, `${meetings[0]}/compte-rendu`);
    await noemie.getByRole('textbox', { name: 'Compte rendu' }).fill(
      'Quatre organisations étaient là.\n\nDécision : la clause vaut pour tous les achats de mobilier\n\n'
      + 'Action : @Mathilde Gagnon-Roy compte les palettes rendues avant le 10 novembre 2026',
    );
    await press(noemie, 'Proposer aux membres');
    await noemie.getByRole('link', { name: 'Tout reprendre dans le plan' }).click();
    // The decision needs nobody: only the action is taken, with its person and its day already there.
    await noemie.getByRole('checkbox', { name: /la clause vaut pour tous/ }).uncheck();
    await press(noemie, 'Reprendre dans le plan');
    await sees(noemie, 'Les suites de la rencontre sont dans le plan.');
    await sees(noemie, '10 novembre 2026');
    const mathilde = await at(MATHILDE, '/moi/actions');
    await sees(mathilde, /compte les palettes rendues/);
  });

  await act('a day after its date, who answers for a late action is told', async () => {
    crowd.demonstration.moveTo('2026-10-30T13:00:00Z');
    const mathilde = await at(MATHILDE, '/moi/courriels');
    await mathilde.getByLabel(TITLE).selectOption({ label: 'Tout de suite' });
    await press(mathilde, 'Enregistrer');
    const mail = await mailed(MATHILDE, /compte les palettes[^»]*» était attendue pour le/, 0, '2026-11-11T14:30:00Z');
    assert.match(mail, /http\S+\/actions\//);
    const page = await at(NOEMIE, '/gestion/chantiers');
    await sees(page, TITLE);
    await sees(page, 'Une action est en retard.');
    // She sees to it, and the line is gone.
    await at(MATHILDE, '/moi/actions');
    await mathilde.getByRole('link', { name: /compte les palettes rendues/ }).click();
    await mathilde.getByLabel('État').selectOption({ label: 'Faite' });
    await press(mathilde, 'Noter');
    await at(CAMILLE, group);
    await sees(crowd.windows.get(CAMILLE), '1 action faite sur 2');
  });

  let deliverable;
  await act('the guide is tried by three organisations, and refused by two of them', async () => {
    crowd.demonstration.moveTo('2026-11-17T20:00:00Z');
    await hold(meetings[1], 5);
    const camille = await at(CAMILLE, `${group}/livrables`);
    await camille.getByRole('link', { name: GUIDE }).click();
    deliverable = new URL(camille.url()).pathname;
    await camille.goto(`${deliverable}/grille`);
    await press(camille, 'Enregistrer');
    await give(camille, 'Douze pages, avec la clause et trois exemples.', '2026-12-01', [MATHILDE, PASCAL, AMELIE]);
    await answer(MATHILDE, 'ne répond pas au besoin', 'Il manque les délais d’enlèvement.');
    await answer(PASCAL, 'ne répond pas au besoin', 'Rien sur les housses.');
    await answer(AMELIE, 'répond au besoin');
    await camille.goto(deliverable);
    await sees(camille, 'Trop peu d’organisations sont favorables : la version est à reprendre.');
    assert.equal(await camille.getByRole('button', { name: 'Déclarer acceptée' }).count(), 0);
    await camille.goto(deliverable);
    for (const text of ['Le délai est maintenant de dix jours.', 'Les housses ont leur page.']) {
      const remark = camille.locator('#remarques li').filter({ hasText: 'Sans réponse' }).first();
      if ((await remark.locator('details').getAttribute('open')) === null) await remark.locator('summary').click();
      await remark.getByLabel('Votre réponse').fill(text);
      await remark.getByRole('button', { name: 'Envoyer la réponse' }).click();
      await sees(camille, 'La réponse est notée');
    }
    const noemie = await at(NOEMIE, deliverable);
    await press(noemie, 'Déclarer refusée');
    await sees(noemie, 'La version est refusée');
  });

  await act('its second version is accepted and published', async () => {
    const camille = await at(CAMILLE, deliverable);
    await give(camille, 'Les délais et les housses y sont.', '2026-12-08', [MATHILDE, PASCAL, AMELIE]);
    for (const email of [MATHILDE, PASCAL, AMELIE]) await answer(email, 'répond au besoin');
    const noemie = await at(NOEMIE, deliverable);
    await press(noemie, 'Déclarer acceptée');
    await sees(noemie, 'La version est acceptée');
    await noemie.getByRole('link', { name: 'Publier dans la bibliothèque' }).click();
    await noemie.getByLabel('Ce que c’est').fill('Comment demander, compter et obtenir la reprise des emballages.');
    await press(noemie, 'Publier dans la bibliothèque');
    await sees(noemie, 'C’est dans la bibliothèque');
    const page = await at(CAMILLE, `${group}/plan`);
    await page.getByRole('link', { name: 'Écrire le guide de la reprise' }).first().click();
    await page.getByLabel('État').selectOption({ label: 'Faite' });
    await press(page, 'Noter');
  });

  await act('an organisation from outside the group uses it, and says so', async () => {
    crowd.demonstration.moveTo('2026-12-10T15:00:00Z');
    const laurence = await at(LAURENCE, '/moi/actions');
    await laurence.getByRole('link', { name: 'Bibliothèque', exact: true }).first().click();
    await laurence.getByRole('link', { name: GUIDE }).click();
    await laurence.getByText('J’utilise cet outil', { exact: true }).click();
    await fill(laurence, { 'Pour quoi faire': 'L’achat de quatre cents pupitres.', Quand: '2026-12-09' });
    await laurence.getByLabel(/Ce qui a été acheté/).fill('52 000');
    await laurence.getByLabel(/Ce que vous auriez dépensé/).fill('6000');
    await press(laurence, 'Dire cet usage');
    await sees(laurence, '1 organisation s’en sert');
  });

  await act('the year is closed by its report, which says what came of it', async () => {
    crowd.demonstration.moveTo('2026-12-29T20:00:00Z');
    await hold(meetings[2], 3);
    for (const moment of ['2027-01-25', '2027-02-20', '2027-03-18', '2027-04-13', '2027-05-09', '2027-06-04', '2027-07-01']) {
      crowd.demonstration.moveTo(`${moment}T14:00:00Z`);
      await at(NOEMIE, group);
    }
    const noemie = await at(NOEMIE, `${group}/bilan/modifier`);
    await noemie.getByLabel('Ce qui ressort de l’année').fill('Trois fournisseurs reprennent leurs emballages. La suite : les denrées.');
    await press(noemie, 'Enregistrer et clore l’année');
    await sees(noemie, 'L’année est close.');
    await noemie.goto(`${group}/bilan`);
    const expected = {
      'Organisations participantes': '5',
      'Rencontres tenues': '3',
      // Four, five and three of the five who are called each time: 12 of 15.
      'Présence moyenne': '80 %',
      'Orientations retenues': '2',
      'Engagements donnés': '5',
      'Actions au plan': '2',
      'Actions faites': '2',
      'Actions en retard': '0',
      'Livrables acceptés': '1',
      'Outils publiés': '1',
      'Utilisations dites': '1',
      'Achats faits': '1',
      'Montant de ces achats': '52 000 $',
    };
    for (const [name, value] of Object.entries(expected)) {
      assert.equal((await figure(noemie, name)).replace(/[\u00a0\u202f]/g, ' '), value, name);
    }
    const csv = await (await noemie.context().request.get(`${crowd.demonstration.address}${group}/bilan.csv`)).text();
    assert.match(csv, /^meetings[,;][^\n]*[,;]3[,;]count[,;]/m);
    assert.deepEqual(crowd.heard.flatMap((set) => [...set]), []);
  });
});

/** What follows an act needs what it did: the first that fails ends the year. */
async function act(says, play) {
  try {
    await play();
  } catch (error) {
    throw new Error(`${says}: ${error.message}`, { cause: error });
  }
}

async function join(email) {
  const page = await at(email, `${group}/organisations`);
  await page.getByRole('link', { name: 'Demander à participer' }).click();
  await press(page, 'Rejoindre le chantier');
  await sees(page, 'Votre organisation participe au chantier');
  await page.goto(`${group}/organisations`);
  return page;
}

async function propose(page, title) {
  await fill(page, { Orientation: title });
  await press(page, 'Ajouter l’orientation');
  await sees(page, 'L’orientation est ajoutée');
}

async function choose(page, label, text) {
  const list = page.getByLabel(label, { exact: true });
  const value = await list.locator('option').filter({ hasText: text }).first().getAttribute('value');
  await list.selectOption(value);
}

/** So many are there, of those who are called. */
async function hold(meeting, there) {
  const page = await at(NOEMIE, `${meeting}/presences`);
  const boxes = await page.getByRole('main').getByRole('checkbox').all();
  for (const [index, box] of boxes.entries()) await box.setChecked(index < there);
  await press(page, 'Enregistrer les présences');
  await sees(page, 'Les présences sont enregistrées.');
}

async function give(page, text, until, testers) {
  await page.goto(`${deliverableOf(page)}/versions/nouvelle`);
  await page.getByLabel('Ce que contient cette version').fill(text);
  await page.getByLabel('Dernier jour pour répondre').fill(until);
  for (const email of testers) {
    const name = { [MATHILDE]: 'Mathilde Gagnon-Roy', [PASCAL]: 'Pascal Tanguay', [AMELIE]: 'Amélie Forcier' }[email];
    await page.getByRole('checkbox', { name: new RegExp(name) }).check();
  }
  asked = (await crowd.demonstration.mails()).length;
  await press(page, 'Donner à essayer');
  await sees(page, 'La version est donnée');
}

function deliverableOf(page) {
  return new URL(page.url()).pathname.match(/^\/livrables\/[^/]+/)[0];
}

/** From the mail that asks, as a tester does. */
async function answer(email, verdict, remark) {
  const mail = await mailed(email, /\/essais\//, asked);
  const page = await at(email, new URL(mail.match(/http\S+\/essais\/\S+/)[0]).pathname);
  await page.getByLabel(verdict, { exact: true }).check();
  if (remark) await page.getByLabel('Nouvelle remarque').fill(remark);
  await press(page, 'Envoyer ma réponse');
  await sees(page, 'Merci : votre réponse est comptée');
}
