import type { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_PULL_REQUEST,
  ENTITY_TYPE_DATA_PIPELINE,
  entityName,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import type { PendingSource } from './PendingSources';

/** The pipeline of a source before its pull request is merged, under the name that it will have. */
export function pendingEntity(pending: PendingSource): Entity {
  const { source, owner, pullRequest } = pending;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: entityName([source, 'pipeline']),
      title: `${source}: pipeline (pending)`,
      description: `Waits for its pull request to be merged. Until then nothing of ${source} is loaded.`,
      tags: ['pending'],
      annotations: { [ANNOTATION_PULL_REQUEST]: pullRequest },
      links: [{ url: pullRequest, title: 'Pull request' }],
    },
    spec: { type: ENTITY_TYPE_DATA_PIPELINE, lifecycle: 'pending', owner },
  };
}
