import { Flex, Text } from '@backstage/ui';
import { useId, type ReactNode } from 'react';

/** A titled part of the form, which screen readers find as a group. */
export const Section = (props: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) => {
  const id = useId();
  return (
    <Flex direction="column" gap="3" role="group" aria-labelledby={id}>
      <Flex justify="between" align="baseline" gap="3">
        <Text as="h3" variant="title-x-small" weight="bold" id={id}>
          {props.title}
        </Text>
        {props.aside}
      </Flex>
      {props.children}
    </Flex>
  );
};
