import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { templateEntityV1beta3Validator } from '@backstage/plugin-scaffolder-common';
import { parse } from 'yaml';

const path = resolve(
  __dirname,
  '../../../templates/onboard-source/template.yaml',
);
const template = parse(readFileSync(path, 'utf8'));

describe('the template onboard-source', () => {
  it('is a template that the catalog takes', async () => {
    await expect(templateEntityV1beta3Validator.check(template)).resolves.toBe(
      true,
    );
  });

  it('keeps what may be long or private out of the summary before creating', () => {
    const { properties } = template.spec.parameters[0].properties.source;
    for (const name of ['seen', 'ddl', 'csv', 'tables']) {
      expect(properties[name]['ui:backstage'].review.show).toBe(false);
    }
  });
});
