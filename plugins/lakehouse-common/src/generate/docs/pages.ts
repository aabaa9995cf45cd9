import {
  contractOwner,
  isRequired,
  promiseFor,
  type Contract,
} from '../../contract';
import { scheduleOf } from '../../schedule';
import type { VaultModel } from '../../vault';
import { generated } from '../dbt/file';
import type { VaultTable } from '../dbt/vaultTable';
import {
  heading,
  list,
  paragraph,
  printMarkdown,
  table,
  type MarkdownBlock,
} from '../print';
import type { GeneratedFile, PublishedMart } from '../types';

/** Documentation of a source: what it gives, and how it is modelled. */
export function docsFiles(
  contract: Contract,
  model: VaultModel,
  vault: VaultTable[],
  marts: PublishedMart[],
): GeneratedFile[] {
  const folder = `docs/${contract.name}`;
  return [
    generated(
      `${folder}/index.md`,
      () => printMarkdown(indexPage(contract, marts)),
      `Tells readers what ${contract.name} gives, who owns it and how fresh it is.`,
    ),
    generated(
      `${folder}/vault.md`,
      () => printMarkdown(vaultPage(contract, model, vault)),
      `Lists the vault tables of ${contract.name} and why they are as they are.`,
    ),
  ];
}

function indexPage(
  contract: Contract,
  marts: PublishedMart[],
): MarkdownBlock[] {
  const { purpose, usage, limitations } = contract.description ?? {};
  const promise = promiseFor(contract);
  const schedule = scheduleOf(contract);
  return [
    heading(1, contract.dataProduct ?? contract.name),
    ...[purpose, usage, limitations]
      .filter((text): text is string => Boolean(text))
      .map(paragraph),
    table(
      ['', ''],
      [
        ['Source', contract.name],
        ['Contract', `version ${contract.version}, ${contract.status}`],
        ['Owner', contractOwner(contract) ?? 'nobody'],
        ['Promise', promise ? `data no older than ${promise.text}` : 'none'],
        ...(schedule
          ? [
              [
                'To be loaded',
                `${schedule.words} As cron: ${schedule.cron}. ${schedule.reason}`,
              ],
            ]
          : []),
      ],
    ),
    heading(2, 'Published tables'),
    marts.length
      ? table(
          ['Table', 'What it holds'],
          marts.map(mart => [`marts.${mart.name}`, mart.description ?? '']),
        )
      : paragraph('None yet.'),
    heading(2, 'Source tables'),
    ...contract.schema.flatMap(item => [
      heading(3, item.name),
      ...(item.description ? [paragraph(item.description)] : []),
      table(
        ['Column', 'Type', 'Required', 'Meaning'],
        item.properties.map(column => [
          column.name,
          column.physicalType ?? column.logicalType ?? '',
          isRequired(column) ? 'yes' : 'no',
          column.description ?? '',
        ]),
      ),
    ]),
  ];
}

function vaultPage(
  contract: Contract,
  model: VaultModel,
  vault: VaultTable[],
): MarkdownBlock[] {
  const own = vault.filter(({ sources }) => sources.includes(contract.name));
  const tables = new Set(contract.schema.map(({ name }) => name));
  const decisions = model.report.filter(item => tables.has(item.table));
  return [
    heading(1, `Vault of ${contract.name}`),
    paragraph(
      'Derived from the contract. Hubs hold keys, links hold relationships, satellites hold versions. All are insert-only.',
    ),
    table(
      ['Table', 'Kind', 'What it holds'],
      own.map(item => [item.name, item.kind, item.description]),
    ),
    heading(2, 'Why it looks like this'),
    decisions.length
      ? table(
          ['Table', 'Rule', 'Decision', 'Reason'],
          decisions.map(item => [
            item.table,
            item.rule,
            item.decision,
            item.reason,
          ]),
        )
      : paragraph('No decision was recorded.'),
    ...(model.refused.length
      ? [
          heading(2, 'Not modelled'),
          list(
            model.refused
              .filter(item => tables.has(item.table))
              .map(item => `${item.table}: ${item.reason}`),
          ),
        ]
      : []),
  ];
}
