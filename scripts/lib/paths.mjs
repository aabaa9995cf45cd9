import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '../..',
);
/** Everything the scripts bring; git ignores it, and deleting it only costs time. */
export const tools = path.join(root, '.tools');
export const bin = path.join(tools, 'bin');
/** Everything the demo writes; deleting it starts the demo afresh. `LAKEHOUSE_DEMO` puts it elsewhere. */
export const demo = path.resolve(root, process.env.LAKEHOUSE_DEMO ?? '.demo');

/** A path as a person would type it in the checkout: relative inside, absolute outside. */
export const shown = file => {
  const relative = path.relative(root, file);
  return relative.startsWith('..') ? file : relative;
};
