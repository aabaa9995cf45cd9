import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import { parse } from 'yaml';

const root = resolve(__dirname, '../../../');
const read = (path: string) => readFileSync(resolve(root, path), 'utf8');
const names = readdirSync(resolve(root, 'templates'));
const templates = new Map(
  names.map(name => [name, parse(read(`templates/${name}/template.yaml`))]),
);

interface Step {
  id: string;
  name: string;
  action: string;
  if?: string;
  input: Record<string, unknown>;
}

/** The steps that publish, without what names the thing that is published. */
const publishing = (name: string) => {
  const steps: Step[] = templates.get(name).spec.steps;
  return steps
    .filter(({ id }) => id !== 'generate')
    .map(({ id, action, if: condition, input }) => {
      const { source: _, owner: __, ...rest } = input;
      return { id, action, condition, input: rest };
    });
};

/** Everything that a form explains, at any depth. */
const descriptionsOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        key === 'description' && typeof inner === 'string'
          ? [inner]
          : descriptionsOf(inner),
      )
    : [];

describe.each(names)('the template %s', name => {
  it('is one that the catalog takes, and asks only what it describes', async () => {
    const template = templates.get(name);
    await expect(templateEntityV1beta3Validator.check(template)).resolves.toBe(
      true,
    );
    expect(template.metadata.name).toBe(name);
    // The form shows descriptions as Markdown, which would eat names with underscores and `<…>`.
    for (const text of descriptionsOf(template.spec.parameters)) {
      expect(text.replace(/`[^`]*`/g, '')).not.toMatch(/[<*_]\S/);
    }
    for (const part of template.spec.parameters) {
      expect(part.title).toMatch(/\S/);
      for (const asked of part.required ?? []) {
        expect(part.properties).toHaveProperty(asked);
      }
    }
  });
});

// Backstage has no way to share steps between templates.
it.each(names.filter(name => name !== 'lakehouse-platform'))(
  '%s publishes as onboard-source does',
  name => {
    expect(publishing(name)).toEqual(publishing('onboard-source'));
  },
);

it.each(names.filter(name => name !== 'lakehouse-platform'))(
  '%s is offered by the portal and by the demo',
  name => {
    const file = `templates/${name}/template.yaml`;
    expect(read('app-config.yaml')).toContain(file);
    expect(read('app-config.production.yaml')).toContain(file);
    expect(read('scripts/lib/portal.mjs')).toContain(`'${name}'`);
  },
);

it('onboard-source keeps what may be long or private out of the summary before creating', () => {
  const { properties } =
    templates.get('onboard-source').spec.parameters[0].properties.source;
  for (const hidden of ['seen', 'ddl', 'csv', 'tables']) {
    expect(properties[hidden]['ui:backstage'].review.show).toBe(false);
  }
});
