import { Text } from '@backstage/ui';
import type { ReactNode } from 'react';

/** One part of what follows, under its heading. */
export const OutcomePart = (props: { title: string; children: ReactNode }) => (
  <section aria-label={props.title}>
    <Text as="h4" weight="bold">
      {props.title}
    </Text>
    {props.children}
  </section>
);
