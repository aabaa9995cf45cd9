import { identityApiRef } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  renderInTestApp,
  TestApiProvider,
} from '@backstage/frontend-test-utils';
import type {
  Connection,
  DiscoveryEvent,
  DiscoveryRequest,
  SourceDefaults,
  SourcePreview,
  SourceSpec,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { useState } from 'react';
import { lakehouseApiRef } from '../../api';
import { LakehouseSourceField } from '../LakehouseSourceField';
import type { SourceAnswers } from '../spec';

export const PREVIEW: SourcePreview = {
  ok: true,
  findings: [
    {
      severity: 'warning',
      field: 'ddl',
      line: 3,
      message: 'No such statement.',
    },
  ],
  tables: [
    {
      name: 'orders',
      columns: 2,
      columnNames: ['order_id', 'city'],
      rows: null,
      primaryKey: ['order_id'],
      loadMode: 'full',
      cursor: null,
      inferences: [
        {
          about: 'key',
          value: 'order_id',
          confidence: 'declared',
          reason: 'key: declared',
        },
      ],
      selected: true,
    },
  ],
  files: [
    {
      path: 'contracts/shop.odcs.yaml',
      action: 'create',
      kind: 'owned',
      reason: 'The contract.',
      content: 'kind: DataContract',
    },
    {
      path: 'lakehouse.lock.json',
      action: 'update',
      kind: 'generated',
      reason: 'The lock.',
      content: '{}',
    },
  ],
  contract: 'kind: DataContract',
  schedule: {
    cron: '17 0/2 * * ? *',
    words: 'Every 2 hours, at minute 17 (UTC).',
    reason: 'So that a load may fail once.',
    from: 'promise',
    startsPerMonth: 360,
  },
  vault: null,
};

/** What the backend answers, and who asks; a test changes what it needs. */
export interface Portal {
  defaults: SourceDefaults;
  connections: Connection[];
  ownRefs: string[];
  answer(): Promise<SourcePreview>;
  discover(request: DiscoveryRequest): AsyncIterable<DiscoveryEvent>;
  /** Answers that were previewed. */
  asked: SourceSpec[];
}

/** A portal of the group sales-data, with neither connections nor rules. */
export const createPortal = (): Portal => ({
  defaults: { required: [] },
  connections: [],
  ownRefs: ['user:default/guest', 'group:default/sales-data'],
  answer: async () => PREVIEW,
  async *discover() {},
  asked: [],
});

/** The client of a portal. */
export const apiOf = (portal: Portal) => ({
  listConnections: async () => ({ items: portal.connections }),
  discoverSource: (request: DiscoveryRequest) => portal.discover(request),
  previewSource: (spec: SourceSpec) => {
    portal.asked.push(spec);
    return portal.answer();
  },
  getSourceDefaults: async () => portal.defaults,
  previewSourceFile: async (spec: SourceSpec, path: string) => ({
    ...PREVIEW.files.find(file => file.path === path)!,
    content: `content of ${path} for ${spec.name}`,
  }),
});

const catalog = catalogApiMock({
  entities: ['sales-data', 'finance'].map(name => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name },
    spec: { type: 'team', children: [] },
  })),
});

/** The field as the scaffolder's form holds it: it gives a copy of the value back. */
function Form({ onValue }: { onValue(value: SourceAnswers): void }) {
  const [value, setValue] = useState<SourceAnswers>();
  const props = {
    formData: value && JSON.parse(JSON.stringify(value)),
    onChange: (next: SourceAnswers) => {
      onValue(next);
      setValue(next);
    },
  };
  return <LakehouseSourceField {...(props as any)} />;
}

/** Shows the field, and gives the answers that it sent last. */
export async function renderField(portal: Portal) {
  const identity = {
    getBackstageIdentity: async () => ({ ownershipEntityRefs: portal.ownRefs }),
  };
  const values: SourceAnswers[] = [];
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [lakehouseApiRef, apiOf(portal) as any],
        [identityApiRef, identity as any],
        [catalogApiRef, catalog],
      ]}
    >
      <Form onValue={value => values.push(value)} />
    </TestApiProvider>,
  );
  return { last: () => values[values.length - 1] };
}
