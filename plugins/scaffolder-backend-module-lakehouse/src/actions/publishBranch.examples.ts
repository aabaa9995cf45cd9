import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const publishBranchExamples: TemplateExample[] = [
  {
    description: 'Put what lakehouse:source:generate wrote on its branch',
    example: stringify({
      steps: [
        {
          id: 'branch',
          name: "Look at the source's branch",
          action: 'lakehouse:publish:branch',
          input: {
            source: '${{ steps.generate.output.source }}',
            publish: '${{ steps.generate.output.publish }}',
            remove: '${{ steps.generate.output.removed }}',
            base: '${{ steps.generate.output.base }}',
          },
        },
      ],
    }),
  },
];
