import { Scalar, type ScalarTag, type Tags } from 'yaml';
import { stringTag } from 'yaml/util';

/**
 * What PyYAML, with which dbt and the platform read, takes for the end of a line or of a text where there are no quotes, and for the end of
 * a line even inside of quotes where it is not escaped.
 */
const BREAKS_FOR_PYYAML = /[\t\u0085\u2028\u2029]/;
const ESCAPES: Record<string, string> = {
  '\u0085': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
};

const text: ScalarTag = {
  ...stringTag,
  stringify(item, ctx, onComment, onChompKeep) {
    const isFree = !item.type || item.type === Scalar.PLAIN;
    if (!isFree || !BREAKS_FOR_PYYAML.test(String(item.value))) {
      return stringTag.stringify!(item, ctx, onComment, onChompKeep);
    }
    const quoted = Object.assign({}, item, { type: Scalar.QUOTE_DOUBLE });
    return stringTag.stringify!(
      quoted as Scalar,
      ctx,
      onComment,
      onChompKeep,
    ).replace(/[\u0085\u2028\u2029]/g, char => ESCAPES[char]);
  },
};

/**
 * How contracts are read and written: YAML 1.2, but texts that tools of YAML 1.1 (PyYAML among them) would take for something else
 * (`no`, `1e3`, `007`) are written in quotes.
 */
export const YAML_OPTIONS = {
  version: '1.2',
  schema: 'core',
  compat: 'yaml-1.1',
  uniqueKeys: true,
  customTags: (tags: Tags): Tags =>
    tags.map(tag => (tag === stringTag ? text : tag)),
} as const;

/** Long texts stay on one line, so that a change of a word is a change of a line. */
export const YAML_FORMAT = { lineWidth: 0 } as const;
