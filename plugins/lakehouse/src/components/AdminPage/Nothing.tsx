import { Text } from '@backstage/ui';

/** A part that is empty because all is well: two lines, so that what needs eyes stays in sight. */
export const Nothing = (props: { title: string; children: string }) => (
  <div>
    <Text as="p" weight="bold">
      {props.title}
    </Text>
    <Text as="p" color="secondary">
      {props.children}
    </Text>
  </div>
);
