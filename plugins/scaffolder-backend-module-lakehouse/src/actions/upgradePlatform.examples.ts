import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { exampleStep } from './exampleStep';

const step = (input: unknown) =>
  exampleStep(
    'Generate the platform again',
    'lakehouse:platform:upgrade',
    input,
  );

export const upgradeExamples: TemplateExample[] = [
  {
    description: 'Bring the repository to the present generator',
    example: step({}),
  },
  {
    description: 'The same, where rows may get other keys or hashes',
    example: step({ acceptRehash: true }),
  },
];
