import {
  parseContract,
  planPlatform,
} from '@lakehouse/backstage-plugin-lakehouse-common';

const SETTINGS =
  'name: platform\nowner: group:default/data-platform\ncatalog: platform\n';

/**
 * The files of a platform repository with one source, as its first run left it.
 *
 * @param contract - YAML of the source `name`
 */
export function stampedPlatform(
  name: string,
  contract: string,
  settings = SETTINGS,
): Map<string, string> {
  const files = new Map([
    ['lakehouse.yaml', settings],
    [`contracts/${name}.odcs.yaml`, contract],
  ]);
  const plan = planPlatform([parseContract(contract).contract!], files);
  if (plan.findings.length > 0) throw new Error(plan.findings[0].message);
  for (const file of plan.files) files.set(file.path, file.content!);
  return files;
}
