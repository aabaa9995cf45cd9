import fs from 'node:fs';
import path from 'node:path';

/** Compares with files of a folder; `UPDATE_GOLDEN=1` writes what was generated instead. */
export function goldenIn(folder: string) {
  return (name: string, text: string) => {
    const file = path.join(folder, name);
    if (process.env.UPDATE_GOLDEN) {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, text);
    }
    expect(text).toBe(fs.readFileSync(file, 'utf8'));
  };
}
