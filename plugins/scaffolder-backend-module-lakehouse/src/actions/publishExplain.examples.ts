import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const publishExplainExamples: TemplateExample[] = [
  {
    description: 'Say what was published when a step has failed',
    example: stringify({
      steps: [
        {
          id: 'explain',
          name: 'Say what was and was not published',
          if: '${{ failure() }}',
          action: 'lakehouse:publish:explain',
          input: { publish: '${{ steps.generate.output.publish }}' },
        },
      ],
    }),
  },
];
