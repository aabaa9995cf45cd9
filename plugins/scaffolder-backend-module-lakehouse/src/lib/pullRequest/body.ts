import {
  markdown,
  retirementEffects,
  sourceEffects,
  type DeriveJson,
  type MarkdownBlock,
  type PreviewTable,
  type SourcePreview,
  type SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { changeBody } from './changeBody';
import { databaseSection } from './database';
import {
  changedFiles,
  keptEdits,
  LISTED,
  more,
  printWithin,
  section,
  worthALook,
} from './sections';

const { heading, list, paragraph, table } = markdown;

export interface PullRequestText {
  spec: Pick<
    SourceSpec,
    'name' | 'owner' | 'promise' | 'description' | 'tables' | 'retire'
  >;
  preview: Pick<SourcePreview, 'files' | 'tables' | 'findings' | 'vault'>;
  /** Branch that it is merged into. */
  target: string;
  /** Most characters that the host takes. */
  limit: number;
}

/**
 * The description of a pull request in Markdown: what merging does, edits that were kept, what was inferred and why, decisions of the
 * vault, and every file, the most important first. Names, comments and values of the source are escaped, so none becomes markup, a
 * mention or a link. What does not fit is cut at whole lines, and says so.
 */
export function pullRequestBody(text: PullRequestText): string {
  const { preview, spec } = text;
  if (spec.retire) return retirementBody(text);
  const blocks = [
    paragraph(
      `Source ${spec.name} of ${spec.owner}, at most ${spec.promise} old.${
        spec.description ? ` ${spec.description}` : ''
      }`,
    ),
    ...merging(text),
    ...keptEdits(preview.files),
    ...databaseSection(preview.tables),
    ...worthALook(preview.findings),
    ...decided(spec.tables ?? []),
    ...inferred(preview.tables, spec.tables ?? []),
    ...vault(preview.vault as DeriveJson | null | undefined),
    ...changedFiles(preview.files),
  ];
  return printWithin(blocks, text.limit);
}

function retirementBody({
  spec,
  preview,
  target,
  limit,
}: PullRequestText): string {
  return changeBody({
    about: `Source ${spec.name} of ${spec.owner} is retired.`,
    merging: retirementEffects(spec.name),
    change: preview,
    target,
    limit,
  });
}

function merging({ spec, preview, target }: PullRequestText): MarkdownBlock[] {
  const tables = preview.tables.filter(one => one.selected !== false).length;
  return section(
    'What merging does',
    sourceEffects({ name: spec.name, tables, target, pullRequest: true }),
  );
}

const WORDS: Record<string, string> = {
  businessKey: 'business key',
  loadMode: 'load mode',
  personalData: 'personal data',
  acceptedValues: 'accepted values',
};

type Change = NonNullable<SourceSpec['tables']>[number];

/** What a person chose instead of what was inferred, in their words of the form. */
function decided(changes: Change[]): MarkdownBlock[] {
  const items = changes.flatMap(change => {
    const columns = (names: string[]) => names.join(', ') || 'none';
    const choices = [
      change.selected === false && 'left out',
      change.keyless && 'its rows have no key',
      change.primaryKey && `key ${columns(change.primaryKey)}`,
      change.businessKey && `business key ${columns(change.businessKey)}`,
      change.loadMode && `load mode ${change.loadMode}`,
      change.cursor && `cursor ${change.cursor}`,
      change.personalData && `personal data ${columns(change.personalData)}`,
      change.acceptDrift === false && 'drift of the database not taken in',
    ].filter(Boolean);
    return choices.length > 0 ? [`${change.name}: ${choices.join('; ')}`] : [];
  });
  return section('What a person decided', items);
}

/** Whether a person answered what was inferred. */
function isAnswered(about: string, change: Change | undefined): boolean {
  const field = about === 'key' ? 'primaryKey' : about;
  return change?.[field as keyof Change] !== undefined;
}

function inferred(tables: PreviewTable[], changes: Change[]): MarkdownBlock[] {
  const byName = new Map(changes.map(change => [change.name, change]));
  const rows = tables
    .filter(one => one.selected !== false)
    .flatMap(one =>
      one.inferences
        // What the database declares, and what a person has answered, needs no review.
        .filter(({ confidence }) => confidence !== 'declared')
        .filter(({ about }) => !isAnswered(about, byName.get(one.name)))
        .map(({ about, value, confidence, reason }) => [
          one.name,
          WORDS[about] ?? about,
          value,
          confidence,
          reason,
        ]),
    );
  if (rows.length === 0) return [];
  return [
    heading(2, 'What was inferred, and why'),
    table(
      ['Table', 'What', 'Chosen', 'How sure', 'Why'],
      rows.slice(0, LISTED),
    ),
    ...more(rows.length),
  ];
}

function vault(model: DeriveJson | null | undefined): MarkdownBlock[] {
  if (!model) return [];
  return [
    heading(2, 'Vault'),
    paragraph(
      `${model.hubs.length} hubs, ${model.links.length} links, ${model.satellites.length} satellites, ${model.references.length} reference tables.`,
    ),
    ...(model.report.length > 0
      ? [
          list(
            model.report
              .slice(0, LISTED)
              .map(
                ({ table: name, decision, reason }) =>
                  `${name}: ${decision}. ${reason}`,
              ),
          ),
          ...more(model.report.length),
        ]
      : []),
  ];
}
