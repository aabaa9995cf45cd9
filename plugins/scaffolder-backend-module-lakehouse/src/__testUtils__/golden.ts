import fs from 'node:fs';
import path from 'node:path';

const GOLDEN = path.join(__dirname, '../__golden__');

/** `UPDATE_GOLDEN=1` writes what came out instead of comparing it. */
export function expectGolden(name: string, text: string) {
  const file = path.join(GOLDEN, name);
  if (process.env.UPDATE_GOLDEN) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  expect(text).toBe(fs.readFileSync(file, 'utf8'));
}
