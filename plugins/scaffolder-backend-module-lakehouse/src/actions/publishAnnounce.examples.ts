import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const publishAnnounceExamples: TemplateExample[] = [
  {
    description: 'Show a source as pending after its pull request was made',
    example: stringify({
      steps: [
        {
          id: 'announce',
          name: 'Tell the catalog',
          action: 'lakehouse:publish:announce',
          input: {
            source: '${{ steps.generate.output.source }}',
            owner: '${{ parameters.source.owner }}',
            publish: '${{ steps.generate.output.publish }}',
          },
        },
      ],
    }),
  },
];
