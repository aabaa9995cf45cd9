import { pythonString } from './quote';
import type { QueryTarget, QueryText } from './types';

function load(target: QueryTarget): string[] {
  const identifier = [...target.namespace, target.name]
    .map(pythonString)
    .join(', ');
  return [
    'from pyiceberg.catalog import load_catalog',
    '',
    `table = load_catalog(${pythonString(
      target.catalog,
    )}).load_table((${identifier}))`,
  ];
}

function text(intent: QueryText['intent'], lines: string[]): QueryText {
  return { intent, code: lines.join('\n') };
}

/** Texts for PyIceberg (0.9 and later), which reads the table without an engine. */
export function pythonTexts(target: QueryTarget): QueryText[] {
  const head = load(target);
  const texts = [
    text('latest', [...head, 'rows = table.scan(limit=100).to_arrow()']),
  ];
  const { snapshot } = target;
  if (!snapshot) return texts;
  if (/^\d+$/.test(snapshot.id)) {
    texts.push(
      text('asOfSnapshot', [
        ...head,
        `rows = table.scan(snapshot_id=${snapshot.id}, limit=100).to_arrow()`,
      ]),
    );
  }
  texts.push(
    text('asOfTime', [
      ...head,
      `snapshot = table.snapshot_as_of_timestamp(${Date.parse(snapshot.at)})`,
      'rows = table.scan(snapshot_id=snapshot.snapshot_id, limit=100).to_arrow()',
    ]),
  );
  return texts;
}
