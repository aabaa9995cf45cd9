// A catalog in which every text that a stranger may write tries to become markup, a link, a request or a formula.
import fs from 'node:fs';
import path from 'node:path';
import {
  schemaFields,
  snapshotId,
  tableMetadata,
  writeMetadata,
} from './iceberg.mjs';

const EVIL = 'http://evil.example';

export const PAYLOADS = [
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(2)>',
  '<script>alert(3)</script>',
  `![pixel](${EVIL}/pixel.png)`,
  '[click](javascript:alert(4))',
  'javascript:alert(5)',
  '<a href="javascript:alert(6)">click</a>',
  `<style>@import url(${EVIL}/all.css)</style>`,
  `<iframe src="${EVIL}"></iframe>`,
  `<svg><image href="${EVIL}/a.svg"/></svg>`,
  `<base href="${EVIL}/">`,
  `background:url(${EVIL}/b.png)`,
  '" autofocus onfocus=alert(7) x="',
  "{{constructor.constructor('alert(8)')()}}",
  '<b>bold</b>\u202egpj.exe',
];

/** What a spreadsheet would run. */
export const FORMULAS = [
  `=HYPERLINK("${EVIL}","click")`,
  '+1+cmd|calc',
  '-2+3',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
];

/** Name of the table; a folder may have any character but a slash. */
export const HOSTILE_NAME = '<img src=x onerror=alert(0)>';
export const HOSTILE = `hostile/raw_evil.${HOSTILE_NAME}`;
export const HOSTILE_ORDERS = 'hostile/raw_evil.orders';
/** The table as an entity of the catalog. */
export const HOSTILE_ENTITY = 'hostile.raw-evil';

const [image, svg, script, pixel, click] = PAYLOADS;

/** A table of an ordinary name, since contracts take no other: what is said of it is hostile. */
function writeOrders(root, now) {
  const { fields, last } = schemaFields([['id', 'long']]);
  writeMetadata(
    tableMetadata({
      ref: HOSTILE_ORDERS,
      location: path.join(root, 'raw_evil/orders'),
      schemas: [fields],
      lastColumnId: last,
      snapshots: [{ at: now - 3_600_000, added: 10, files: 1 }],
    }),
  );
}

function writeTable(root, now) {
  const texts = [...PAYLOADS, ...FORMULAS];
  const { fields, last } = schemaFields(
    texts.map(text => [text, 'string', text]),
  );
  const branches = PAYLOADS.slice(0, 4).map((text, number) => [
    text,
    {
      'snapshot-id': snapshotId(number),
      type: number % 2 ? 'branch' : 'tag',
    },
  ]);
  writeMetadata(
    tableMetadata({
      ref: HOSTILE,
      location: path.join(root, 'raw_evil', HOSTILE_NAME),
      schemas: [fields.slice(0, -3), fields],
      lastColumnId: last,
      refs: Object.fromEntries(branches),
      properties: {
        comment: pixel,
        'lakehouse.owner': image,
        'lakehouse.tags': `${script},${click}`,
        ...Object.fromEntries(texts.map(text => [`p ${text}`, text])),
        ...Object.fromEntries(PAYLOADS.map(text => [text, 'name'])),
      },
      snapshots: PAYLOADS.map((text, number) => ({
        at: now - (PAYLOADS.length - number) * 3_600_000,
        operation: number % 3 ? 'append' : text,
        added: 10,
        files: 1,
        schema: number < 3 ? 0 : 1,
        summary: {
          'engine-name': text,
          'engine-version': text,
          'lakehouse.load-id': text,
          [text]: text,
        },
      })),
    }),
  );
}

function writeContract(folder) {
  fs.mkdirSync(folder, { recursive: true });
  const contract = {
    apiVersion: 'v3.1.0',
    kind: 'DataContract',
    id: 'evil',
    name: 'evil',
    version: '1.0.0',
    status: 'active',
    team: { name: 'data-platform' },
    slaProperties: [{ property: 'latency', value: 6, unit: 'h' }],
    tags: [image, svg],
    schema: [
      {
        name: 'orders',
        description: `${image} ${pixel} ${click}`,
        dataGranularityDescription: svg,
        properties: [
          {
            name: 'id',
            logicalType: 'integer',
            description: `${image} of the contract`,
            classification: svg,
          },
        ],
      },
    ],
  };
  fs.writeFileSync(
    path.join(folder, 'evil.odcs.yaml'),
    JSON.stringify(contract),
  );
  // Its name is no name of a group, which the last run of the catalog says.
  fs.writeFileSync(
    path.join(folder, 'worse.odcs.yaml'),
    JSON.stringify({ ...contract, team: { name: script } }),
  );
}

function writeModels(folder) {
  fs.mkdirSync(folder, { recursive: true });
  const model = (name, dependsOn) => ({
    resource_type: 'model',
    name,
    schema: 'marts',
    alias: name,
    description: pixel,
    config: { materialized: 'table', meta: { owner: image, grain: svg } },
    depends_on: { nodes: dependsOn },
  });
  const manifest = {
    metadata: { dbt_schema_version: script },
    sources: {
      [`source.${svg}`]: {
        resource_type: 'source',
        name: HOSTILE_NAME,
        schema: 'raw_evil',
        identifier: HOSTILE_NAME,
      },
    },
    nodes: {
      [`model.${script}`]: model(svg, [`source.${svg}`]),
      [`model.${image}`]: model(click, [`source.${svg}`, `model.${script}`]),
    },
  };
  fs.writeFileSync(
    path.join(folder, 'manifest.json'),
    JSON.stringify(manifest),
  );
}

/** An entity of the catalog whose annotation leads to the table, among the files that the demo reads. */
function writeEntity(folder) {
  fs.mkdirSync(folder, { recursive: true });
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: HOSTILE_ENTITY,
      description: 'A table of a stranger.',
      annotations: { 'lakehouse.io/table-ref': HOSTILE },
    },
    spec: { type: 'iceberg-table', owner: 'group:default/data-platform' },
  };
  fs.writeFileSync(path.join(folder, 'hostile.yaml'), JSON.stringify(entity));
}

/** Writes the catalog below `folder` and its entity into `entities`; answers the settings of the catalog. */
export function writeHostile(folder, entities, now = Date.now()) {
  const root = path.join(folder, 'warehouse');
  writeTable(root, now);
  writeOrders(root, now);
  writeContract(path.join(folder, 'contracts'));
  writeModels(path.join(folder, 'dbt'));
  writeEntity(entities);
  return {
    title: `Hostile ${image}`,
    kind: 'filesystem',
    filesystem: { path: root },
    contracts: path.join(folder, 'contracts'),
    dbt: path.join(folder, 'dbt'),
  };
}
