import type {
  MarkdownBlock,
  PreviewTable,
  SourcePreview,
  SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { section } from './sections';

/** So many names stand in a title; more are counted. */
const NAMED = 2;

const isAdded = ({ inDatabase, selected }: PreviewTable) =>
  inDatabase === 'new' && selected !== false;
const isAccepted = ({ acceptDrift, selected }: PreviewTable) =>
  acceptDrift === true && selected !== false;

/** What a pull request does to a source: onboards it, changes it, adds tables, takes in what its database or its files have now. */
export function sourceTitle(
  { kind, name, retire }: Pick<SourceSpec, 'kind' | 'name' | 'retire'>,
  { tables }: Pick<SourcePreview, 'tables'>,
): string {
  if (kind !== 'contract') return `Onboard ${name}`;
  if (retire) return `Retire ${name}`;
  const added = tables.filter(isAdded);
  const accepted = tables.filter(isAccepted);
  const add = added.length > 0 && `add ${someOf(added)} to ${name}`;
  const accept =
    accepted.length > 0 &&
    `accept the drift of ${someOf(accepted)}${add ? '' : ` in ${name}`}`;
  const title = [add, accept].filter(Boolean).join(' and ') || `change ${name}`;
  return title[0].toUpperCase() + title.slice(1);
}

function someOf(tables: PreviewTable[]): string {
  return tables.length > NAMED
    ? `${tables.length} tables`
    : tables.map(({ name }) => name).join(' and ');
}

/** What the source says otherwise than the contract: what comes in, what somebody left out, and what is only reported. */
export function databaseSection(tables: PreviewTable[]): MarkdownBlock[] {
  const added = tables.filter(isAdded).map(({ name }) => `${name} is added.`);
  const left = tables
    .filter(one => one.inDatabase === 'new' && !isAdded(one))
    .map(({ name }) => name);
  const drift = tables
    .filter(({ selected }) => selected !== false)
    .flatMap(({ name, acceptDrift, drift: all = [] }) =>
      all.map(({ proposed, message, fix }) => {
        const taken = acceptDrift ? 'taken in' : 'not taken in';
        const what = proposed ? taken : 'to look at';
        return `${name}, ${what}: ${[message, fix].filter(Boolean).join(' ')}`;
      }),
    );
  return section('What the source has now', [
    ...added,
    ...drift,
    ...(left.length > 0
      ? [`New in the source and left out: ${left.join(', ')}.`]
      : []),
  ]);
}
