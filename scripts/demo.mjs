// `npm run demo`: prepares everything inside the checkout, starts the portal with the embedded lakehouse, says what to open.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildApp } from './lib/app.mjs';
import { connectionSettings, startDatabase } from './lib/demoDatabase.mjs';
import { prepareJavaScript } from './lib/javascript.mjs';
import { demo, root, shown } from './lib/paths.mjs';
import { preparePlatform, writeNorthwindEntities } from './lib/platform.mjs';
import { checkPort, startPortal } from './lib/portal.mjs';
import { findPython } from './lib/python.mjs';
import { main, Sentence, stage } from './lib/say.mjs';

function readPort() {
  const port = Number(process.env.PORT ?? 7007);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Sentence(
      `PORT is "${process.env.PORT}": give a number from 1 to 65535.`,
    );
  }
  return port;
}

/** Further settings of the portal, such as catalogs beside the demo's: `{"lakehouse_catalogs_<id>": {…}}`. */
function readSettings() {
  try {
    return JSON.parse(process.env.LAKEHOUSE_SETTINGS ?? '{}');
  } catch (error) {
    throw new Sentence(`LAKEHOUSE_SETTINGS is no JSON: ${error.message}`);
  }
}

/** User and password of the shop, in the variables that its contract names. */
const credentials = ({ user, password }) =>
  `NORTHWIND_SHOP_USER=${user} NORTHWIND_SHOP_PASSWORD=${password}`;

async function unpackLakehouse() {
  stage('Unpacking the recorded Northwind lakehouse, with times of today');
  const { unpack } = await import(
    pathToFileURL(path.join(root, 'examples/northwind/unpack.mjs')).href
  );
  const folder = path.join(demo, 'northwind');
  await unpack(folder);
  await writeNorthwindEntities(path.join(folder, 'catalog'));
}

main(async () => {
  const port = readPort();
  const settings = readSettings();
  await checkPort(port);
  await prepareJavaScript();
  const starting = startDatabase();
  await buildApp();
  fs.mkdirSync(path.join(demo, 'db'), { recursive: true });
  await unpackLakehouse();
  await preparePlatform();
  stage('Starting the portal');
  const database = await starting;
  const { url, child } = await startPortal({
    port,
    settings: { ...(database && connectionSettings(database)), ...settings },
  });
  const { problem } = findPython();
  stage('Ready');
  process.stdout.write(`
Open ${url}/lakehouse

Three things to try:
  1. Open marts.fct_order_lines: can it be trusted, where does it come from, how is it queried?
  2. Onboard a source: pick the database of the Northwind shop, paste DDL or give CSV files; look at what will be stamped, create it.
  3. Run what was stamped: cd ${shown(
    path.join(demo, 'platform'),
  )} && git pull && make local SOURCE=<name>, with DATA=<folder> for CSV files
${database ? `     The shop: export ${credentials(database)}\n` : ''}${
    problem ? `\nFor the third one: ${problem}\n` : ''
  }
Ctrl-C stops everything. Deleting .demo starts afresh.
`);
  child.once('close', code => {
    process.exitCode = code ?? 1;
    process.kill(process.pid, 'SIGTERM');
  });
});
