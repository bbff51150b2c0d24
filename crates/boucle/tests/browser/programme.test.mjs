// A programme from “am I concerned?” to the certificate: a pair applies without an account, four organisers say what they think of
// it, it waits, is admitted when somebody else leaves, signs the charter, comes to the four plenaries of its year, and
// takes away what proves it.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { fill, gather, press, sees } from './crowd.mjs';
import { faults } from './inspection.mjs';

const EDITION = 'Achats circulaires, deuxième édition';
const STRUCTURE = 'Ville de Sablonnières-le-Haut';
const ORIANE = 'oriane.dubreuil@example.org';
const LEON = 'leon.marchal@example.org';
const MAYOR = 'maire@example.org';
const LEONIE = 'leonie.castagnier@example.org';
const PARTNERS = ['judith.lamarque@example.org', 'gaspard.oyono@example.org', 'solene.verdier@example.org'];
/** After the opening plenary of 19 January 2027. */
const YEAR = [
  ['Plénière de printemps', '2027-03-30T13:00:00Z'],
  ['Plénière d’automne', '2027-09-21T13:00:00Z'],
  ['Plénière de clôture', '2027-12-07T14:00:00Z'],
];
/** Who was admitted, and leaves. */
const THIBAULT = 'thibault.mercadier@example.org';

let crowd;

before(async () => {
  crowd = await gather({ clock: '2026-11-23T12:00:00Z' });
});

after(() => crowd?.leave());

async function way(email, pattern, skip = 0) {
  const mail = await crowd.mailed(email, pattern, skip);
  return new URL(mail.match(/http\S+\/preinscriptions\/\S+/)[0]).pathname;
}

async function answer(page, choice) {
  await page.getByLabel(choice, { exact: true }).check();
  await press(page, 'Continuer');
}

async function application(page) {
  await page.getByRole('link', { name: 'Candidatures', exact: true }).first().click();
  await page.getByRole('link', { name: STRUCTURE }).click();
}

async function thinks(email, address, verdict, why) {
  const page = await crowd.at(email, `${address}/candidatures`);
  await page.getByRole('link', { name: STRUCTURE }).click();
  await page.getByLabel('Avis', { exact: true }).selectOption({ label: verdict });
  await fill(page, { Raison: why });
  await press(page, 'Donner cet avis');
  await sees(page, verdict);
}

test('a pair applies, waits, is admitted, signs, comes to four plenaries and proves it', async () => {
  const visitor = await crowd.visitor('/programmes');
  await visitor.getByRole('link', { name: EDITION }).click();
  const address = new URL(visitor.url()).pathname;
  await visitor.getByRole('link', { name: 'Suis-je concerné ?' }).first().click();
  await answer(visitor, 'Un service d’une collectivité');
  await answer(visitor, 'Sur le territoire de Confluence Sud');
  await visitor.getByRole('link', { name: 'Se préinscrire' }).click();
  await fill(visitor, { 'Adresse électronique': ORIANE });
  await press(visitor, 'Commencer');
  await visitor.getByRole('heading', { level: 1, name: 'Regardez vos courriels' }).waitFor();

  await visitor.goto(await way(ORIANE, /ouvre votre préinscription/));
  await visitor.getByRole('link', { name: 'Écrire ma préinscription' }).click();
  await fill(visitor, { Structure: STRUCTURE, 'Prénom et nom': 'Oriane Dubreuil', Fonction: 'Acheteuse' });
  await press(visitor, 'Enregistrer pour plus tard');
  await sees(visitor, 'revenez par ce lien');
  assert.deepEqual(await faults(visitor, 'fr'), []);

  await visitor.getByRole('link', { name: 'Écrire ma préinscription' }).click();
  await press(visitor, 'Envoyer la préinscription');
  await visitor.getByRole('alert').getByText('Cochez l’engagement').waitFor();
  await visitor.getByLabel('Statut', { exact: true }).selectOption({ label: 'Publique' });
  await visitor.getByLabel('Secteur', { exact: true }).selectOption({ label: 'Commune' });
  await fill(visitor, { 'Commune ou territoire': 'Seine-Saint-Denis', 'Projet d’achat': 'Des tables d’école réparées.' });
  const second = visitor.getByRole('group', { name: /Deuxième personne/ });
  await second.getByLabel('Prénom et nom').fill('Léon Marchal');
  await second.getByLabel('Fonction').fill('Directeur des écoles');
  await second.getByLabel('Adresse électronique').fill(LEON);
  await visitor.getByLabel(/Nous nous engageons/).check();
  assert.deepEqual(await faults(visitor, 'fr'), []);
  await press(visitor, 'Envoyer la préinscription');
  await visitor.getByRole('heading', { level: 1, name: 'Préinscription envoyée' }).waitFor();

  const other = await crowd.visitor(await way(LEON, /Oriane Dubreuil vous a nommé/));
  await press(other, 'Je confirme');
  await sees(other, 'C’est confirmé');

  await thinks(PARTNERS[0], address, 'Favorable', '');
  await thinks(PARTNERS[1], address, 'Favorable avec réserve', 'Le calendrier est serré.');
  await thinks(PARTNERS[2], address, 'Favorable', '');
  await thinks(LEONIE, address, 'Favorable', '');

  // 12 structures are admitted and 2 about to be: the edition takes no more than those.
  const pilot = await crowd.at(LEONIE, `${address}/modifier`);
  await fill(pilot, { Places: '14' });
  await press(pilot, 'Enregistrer');
  await application(pilot);
  await sees(pilot, 'Les avis mènent à l’admission');
  await pilot.getByLabel('Décision à annoncer').selectOption({ label: 'Mettre en attente' });
  await press(pilot, 'Préparer cette décision');
  await pilot.goto(`${address}/annonce`);
  await pilot.getByRole('heading', { level: 1, name: '5 décisions à annoncer' }).waitFor();
  assert.deepEqual(await faults(pilot, 'fr'), []);
  const sent = (await crowd.demonstration.mails()).length;
  await press(pilot, 'Annoncer ces 5 décisions');
  await sees(pilot, '14 places attribuées sur 14');
  await visitor.goto(await way(ORIANE, /est sur liste d’attente/, sent));
  await visitor.getByRole('heading', { level: 1, name: 'Vous êtes sur liste d’attente' }).waitFor();

  // Four came first and wait as well. With four places more, the one that somebody leaves is hers.
  await pilot.goto(`${address}/modifier`);
  await fill(pilot, { Places: '18' });
  await press(pilot, 'Enregistrer');
  const leaving = await crowd.visitor(`${address}/preinscription?r=1,0,,`);
  await fill(leaving, { 'Adresse électronique': THIBAULT });
  await press(leaving, 'Commencer');
  await leaving.goto(await way(THIBAULT, /ouvre votre préinscription/));
  await sees(leaving, 'Imprimerie Belle Encre');
  await leaving.getByText('Retirer ma préinscription').first().click();
  await leaving.getByLabel('Oui, je la retire').check();
  await press(leaving, 'Retirer ma préinscription');
  await leaving.getByRole('heading', { level: 1, name: 'Préinscription retirée' }).waitFor();
  await visitor.goto(await way(ORIANE, /est retenue/, sent));
  await visitor.getByRole('heading', { level: 1, name: 'Vous êtes admis' }).waitFor();
  assert.deepEqual(await faults(visitor, 'fr'), []);

  await visitor.getByRole('link', { name: 'Lire et signer la charte' }).click();
  await visitor.getByLabel('J’ai lu la charte jusqu’au bout').check();
  await fill(visitor, { 'Son nom': 'Odette Marchal', 'Sa fonction': 'Maire', 'Son adresse électronique': MAYOR });
  await press(visitor, 'Recevoir mon code');
  const code = (await crowd.mailed(ORIANE, /^(\d{6})$/m)).match(/^(\d{6})$/m)[1];
  await fill(visitor, { 'Code de six chiffres': code });
  await press(visitor, 'Signer la charte');
  await visitor.getByRole('heading', { level: 1, name: 'Vous avez signé la charte' }).waitFor();
  const account = await crowd.mailed(ORIANE, /\/inscription\//);
  await visitor.goto(account.match(/http\S+?(\/inscription\/\S+)/)[1]);
  await fill(visitor, { 'Prénom et nom': 'Oriane Dubreuil' });
  await press(visitor, 'Créer mon compte');
  await visitor.getByRole('heading', { level: 1, name: EDITION }).waitFor();

  // Her seat opens once the mayor, who represents the structure, has signed as well.
  const mayor = await crowd.visitor(await way(MAYOR, /Vous êtes la personne qui signe/));
  await mayor.getByLabel('J’ai lu la charte jusqu’au bout').check();
  await press(mayor, 'Recevoir mon code');
  const own = (await crowd.mailed(MAYOR, /^(\d{6})$/m)).match(/^(\d{6})$/m)[1];
  await fill(mayor, { 'Code de six chiffres': own });
  await press(mayor, 'Signer la charte');
  await mayor.getByRole('heading', { level: 1, name: 'Vous avez signé la charte' }).waitFor();
  await crowd.mailed(ORIANE, /L’espace des participants vous est ouvert/);

  // The opening plenary is 57 days after 23 November, from 9:30 to 13:00 in Paris.
  crowd.demonstration.moveTo('2027-01-19T12:00:00Z');
  const desk = await crowd.at(LEONIE, `${address}/presences`);
  await desk.getByRole('link', { name: 'Plénière d’ouverture' }).first().click();
  await desk.getByLabel('Pour qui elle compte le plus').selectOption({ label: 'Surtout pour les personnes nouvellement élues' });
  await fill(desk, { 'Pour qui l’a manquée': 'Lisez **le résumé**.' });
  await press(desk, 'Enregistrer');
  assert.deepEqual(await faults(desk, 'fr'), []);
  await desk.getByRole('link', { name: /La rencontre/ }).click();
  await desk.getByRole('link', { name: 'Relever les présences' }).click();
  await desk.getByLabel('Oriane Dubreuil').check();
  await press(desk, 'Enregistrer les présences');

  const oriane = await crowd.at(ORIANE, `${address}/presences`);
  await sees(oriane, '1 plénière sur 4');
  await sees(oriane, 'Procédure non lancée');
  assert.deepEqual(await faults(oriane, 'fr'), []);
  await oriane.getByRole('link', { name: 'Plénière d’ouverture' }).click();
  await oriane.getByLabel('A-t-elle été utile pour votre achat ?').selectOption({ label: 'Tout à fait' });
  await oriane.getByLabel('Était-elle claire ?').selectOption({ label: 'Plutôt' });
  assert.deepEqual(await faults(oriane, 'fr'), []);
  await press(oriane, 'Répondre');
  await sees(oriane, 'Merci, c’est enregistré');
  await desk.goto(new URL(oriane.url()).pathname);
  await sees(desk, '1 réponse');
  await sees(desk, 'pour que personne ne soit reconnu');

  // 70, 245 and 322 days after the opening: the rest of the year, plenary by plenary.
  for (const [plenary, moment] of YEAR) {
    crowd.demonstration.moveTo(moment);
    await crowd.at(LEONIE, `${address}/presences`);
    await desk.getByRole('link', { name: plenary }).first().click();
    await desk.getByRole('link', { name: /La rencontre/ }).click();
    await desk.getByRole('link', { name: 'Relever les présences' }).click();
    await desk.getByLabel('Oriane Dubreuil').check();
    await press(desk, 'Enregistrer les présences');
  }
  await crowd.at(ORIANE, `${address}/presences`);
  await sees(oriane, '4 plénières sur 4');

  await desk.goto(`${address}/presences`);
  await press(desk, 'Remettre les attestations');
  await sees(desk, 'Les attestations sont remises');
  await oriane.goto(`${address}/presences`);
  await oriane.getByRole('link', { name: /attestation/ }).click();
  await oriane.getByRole('heading', { level: 1, name: /^Attestation de participation.: Oriane Dubreuil$/ }).waitFor();
  assert.deepEqual(await faults(oriane, 'fr'), []);
  const [download] = await Promise.all([
    oriane.waitForEvent('download'),
    oriane.getByRole('link', { name: 'Télécharger l’attestation' }).click(),
  ]);
  await visitor.goto('/chartes/verification');
  await visitor.getByLabel('Fichier du reçu ou de l’attestation').setInputFiles(await download.path());
  await press(visitor, 'Vérifier');
  await visitor.getByRole('heading', { level: 1, name: 'Ce fichier est authentique' }).waitFor();
  await sees(visitor, 'Plénière d’ouverture');
  assert.deepEqual(crowd.heard.flatMap((set) => [...set]), []);
});
