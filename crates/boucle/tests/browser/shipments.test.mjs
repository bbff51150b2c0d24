// A file of shipments, from the file to its totals, with and without JavaScript.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { stage } from './stage.mjs';

// 5,000 tonne-km by road are 626.1 kg, 10,000 by rail 347 kg: 973.1 kg. The columns of the quantity and of the distance have names
// that nobody would guess.
const FILE = `Mode;Masse (kg);Trajet;Départ;Arrivée;Transporteur;Mois
route;10000;500;Lyon;Lille;Dupont;2026-03
rail;20000;500;Lyon;Dunkerque;Fret Rhône;2026-04
charrette;1000;10;Lyon;Lille;Dupont;2026-04
`;

const { enter } = stage('buyer');

async function sums(script) {
  const { page, heard } = await enter('buyer', { script });
  await page.goto('/outils');
  await page.getByRole('link', { name: 'Bilan d’un fichier d’expéditions' }).click();
  await page.getByLabel('Fichier', { exact: true }).setInputFiles({ name: 'envois.csv', mimeType: 'text/csv', buffer: Buffer.from(FILE) });
  await page.getByRole('button', { name: 'Voir ce qu’il contient' }).click();
  await page.getByRole('heading', { level: 1, name: /3 lignes lues/ }).waitFor();
  await page.getByText('Dites d’abord quelle colonne').waitFor();
  await page.getByLabel('Quantité en kilogrammes').selectOption('Masse (kg)');
  await page.getByLabel('Kilomètres par le plus court chemin').selectOption('Trajet');
  await page.getByRole('button', { name: 'Relire avec ces choix' }).click();
  await page.getByRole('heading', { level: 2, name: '2 lignes seraient comptées, 1 refusée' }).waitFor();
  await page.getByText(/Ligne 4, Mode/).waitFor();
  assert.equal(await page.getByLabel('Quantité en kilogrammes').inputValue(), '1');
  // A carrier that nobody names is refused beside its field, with the names that the file has.
  await page.getByText('Données des transporteurs').click();
  await page.getByLabel('Nom du transporteur').fill('Dupond');
  await page.getByLabel('Année', { exact: true }).fill('2025');
  await page.getByLabel('Tonnes-km de l’année').fill('4 000 000');
  await page.getByLabel('Énergie').first().selectOption('Gazole à la pompe (litre)');
  await page.getByLabel('Quantité de l’année').first().fill('100 000');
  await page.getByLabel('Nom du bilan').fill('Envois du printemps');
  await page.getByRole('button', { name: 'Faire le bilan' }).click();
  await page.getByRole('link', { name: /Le fichier nomme.: Dupont, Fret Rhône/ }).waitFor();
  await page.getByLabel('Nom du transporteur').first().fill('');
  for (const field of ['Année', 'Tonnes-km de l’année', 'Quantité de l’année']) await page.getByLabel(field, { exact: true }).first().fill('');
  await page.getByRole('button', { name: 'Faire le bilan' }).click();
  await page.getByRole('heading', { level: 1, name: /2 trajets émettent 973.kg de CO₂e/ }).waitFor();
  await page.getByRole('cell', { name: /626.kg/ }).first().waitFor();
  await page.getByRole('rowheader', { name: 'Lyon → Dunkerque' }).waitFor();
  await page.getByText('1 ligne n’a pas pu être comptée.').waitFor();
  const [refused] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /Les lignes refusées/ }).click()]);
  assert.match(refused.suggestedFilename(), /lignes\.csv/);
  // The 5,000 tonne-km of the road at the 34.7 g of the rail are 173.5 kg: 520.5 kg in all, 452.6 kg less.
  await page.getByRole('link', { name: 'Ajouter un scénario' }).click();
  await page.getByLabel('Nom').fill('Tout par le rail');
  const change = page.getByRole('group', { name: 'Changement 1' });
  await change.getByLabel('Mode d’aujourd’hui').selectOption('Route');
  const vehicles = change.getByLabel('Remplacé par');
  await vehicles.selectOption(await vehicles.locator('optgroup[label="Rail"] option').first().getAttribute('value'));
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  const scenario = page.getByRole('row', { name: /Tout par le rail/ });
  await scenario.getByRole('cell', { name: /^521.kg$/ }).waitFor();
  await scenario.getByRole('cell', { name: /^453.kg/ }).waitFor();
  // nothing is wider than a telephone, however long a digest is
  await page.setViewportSize({ width: 320, height: 800 });
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
  await page.getByText('Supprimer ce calcul').click();
  await page.getByRole('button', { name: 'Supprimer le calcul' }).click();
  await page.getByText('Le calcul est supprimé.').waitFor();
  assert.deepEqual([...heard], []);
  await page.context().close();
}

test('a buyer sums a file of shipments', () => sums(true));

test('the same without JavaScript', () => sums(false));
