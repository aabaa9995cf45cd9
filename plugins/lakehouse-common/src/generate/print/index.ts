export { JinjaCall, printMacro, printModel, ref, source } from './jinja';
export type { JinjaValue, ModelSource } from './jinja';
export { heading, list, paragraph, printMarkdown, table } from './markdown';
export type { MarkdownBlock } from './markdown';
export { dbtText, plainText, printYaml } from './yaml';
