import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const step = (input: Record<string, unknown>) =>
  stringify({
    steps: [
      {
        id: 'publish',
        name: 'Commit to the platform repository',
        action: 'lakehouse:publish:local',
        input,
      },
    ],
  });

export const publishExamples: TemplateExample[] = [
  {
    description: 'Commit what lakehouse:source:generate wrote',
    example: step({
      message: 'Onboard ${{ steps.generate.output.source }}',
      remove: '${{ steps.generate.output.removed }}',
      base: '${{ steps.generate.output.base }}',
    }),
  },
  {
    description: 'Commit to a branch of its own',
    example: step({
      message: 'Onboard ${{ steps.generate.output.source }}',
      branch: 'onboard-${{ steps.generate.output.source }}',
    }),
  },
];
