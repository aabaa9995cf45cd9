import { planPlatform } from './plan/planPlatform';
import { parseLock } from './plan/lock';
import type { OrganisationPrinter } from './organisation';
import type { GeneratedFile } from './types';

const SETTINGS =
  'name: platform\nowner: group:default/data-platform\ncatalog: platform\n';
const LOCK = 'lakehouse.lock.json';
const INVENTORY = 'generated/inventory/sources.csv';

const file = (path: string, content = 'x\n'): GeneratedFile => ({
  path,
  content,
  kind: 'generated',
  reason: 'Because.',
});
const printing = (
  files: GeneratedFile[],
  id = 'inventory',
): OrganisationPrinter => ({ id, print: () => ({ files, findings: [] }) });
const plan = (
  printers: OrganisationPrinter[],
  files: ReadonlyMap<string, string> = new Map([['lakehouse.yaml', SETTINGS]]),
) => planPlatform([], files, { printers });

/** The repository after a run. */
function after(
  printers: OrganisationPrinter[],
  files: ReadonlyMap<string, string> = new Map([['lakehouse.yaml', SETTINGS]]),
) {
  const next = new Map(files);
  for (const { path, action, content } of plan(printers, files).files) {
    if (action === 'create' || action === 'update') next.set(path, content!);
    if (action === 'remove') next.delete(path);
  }
  return next;
}
const actionOf = (planned: ReturnType<typeof plan>, path: string) =>
  planned.files.find(one => one.path === path)?.action;

it('writes, updates and removes the files of a printer as those of the generator', () => {
  const first = after([printing([file(INVENTORY)])]);
  expect(first.get(INVENTORY)).toBe('x\n');
  expect(parseLock(first.get(LOCK)!).files).toHaveProperty([INVENTORY]);
  const changed = plan([printing([file(INVENTORY, 'y\n')])], first);
  expect(actionOf(changed, INVENTORY)).toBe('update');
  expect(actionOf(plan([printing([])], first), INVENTORY)).toBe('remove');
  const edited = new Map([...first, [INVENTORY, 'mine']]);
  expect(actionOf(plan([printing([file(INVENTORY)])], edited), INVENTORY)).toBe(
    'kept',
  );
});

it('leaves the files of a printer that is not there as they are, and says so', () => {
  const first = after([printing([file(INVENTORY)])]);
  const without = plan([], first);
  expect(without.findings).toEqual([
    expect.objectContaining({
      severity: 'warning',
      message: expect.stringContaining('inventory is not installed'),
    }),
  ]);
  expect(without.files.filter(f => f.action !== 'unchanged')).toEqual([]);
  expect(after([], first)).toEqual(first);
  // Edited, too: nobody here knows what the printer would write.
  const edited = new Map([...first, [INVENTORY, 'mine']]);
  expect(after([], edited)).toEqual(edited);
  expect(after([printing([file(INVENTORY)])], first)).toEqual(first);
});

it.each([
  ['the contracts', 'contracts/crm.odcs.yaml'],
  ['another printer', 'generated/other/a.txt'],
  ['its folder itself', 'generated/inventory/'],
  ['a folder above', 'generated/inventory/../../lakehouse.yaml'],
  ['a hidden folder', 'generated/inventory/.git/hooks'],
  ['an absolute path', '/etc/passwd'],
  ['a path of Windows', 'generated/inventory/..\\x'],
  ['a similar folder', 'generated/inventory-2/a.txt'],
])('refuses to print into %s', (_, path) => {
  const { files, findings } = plan([printing([file(INVENTORY), file(path)])]);
  expect(files).toEqual([]);
  expect(findings).toEqual([
    expect.objectContaining({
      severity: 'error',
      message: expect.stringMatching(
        /The printer "inventory" .* prints .* outside/,
      ),
      fix: 'Print files in generated/inventory/.',
    }),
  ]);
});

it.each<[string, OrganisationPrinter[], string]>([
  [
    'throws',
    [
      {
        id: 'inventory',
        print: () => {
          throw new Error('no such column');
        },
      },
    ],
    'failed: no such column',
  ],
  [
    'throws when its content is read',
    [
      printing([
        {
          ...file(INVENTORY),
          get content(): string {
            throw new Error('too late');
          },
        },
      ]),
    ],
    'failed: too late',
  ],
  [
    'gives no text',
    [printing([file(INVENTORY, 1 as never)])],
    'without a text',
  ],
  [
    'prints a file twice',
    [printing([file(INVENTORY), file(INVENTORY)])],
    'twice',
  ],
  ['has no good id', [printing([], '../x')], 'has an id'],
  ['is there twice', [printing([]), printing([])], 'is there twice'],
])('plans nothing when a printer %s', (_, printers, message) => {
  const { files, findings } = plan(printers);
  expect(files).toEqual([]);
  expect(findings).toEqual([
    expect.objectContaining({
      severity: 'error',
      message: expect.stringContaining(message),
    }),
  ]);
});

it('names the printer in what it finds', () => {
  const { findings } = plan([
    {
      id: 'inventory',
      print: () => ({
        files: [],
        findings: [
          { severity: 'warning', path: '$', message: 'No owner.', fix: 'Add.' },
        ],
      }),
    },
  ]);
  expect(findings[0].message).toBe('Printer inventory: No owner.');
});
