import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import { useId, type ReactNode } from 'react';

/** A titled part of a page, which screen readers find as a region. */
export const Panel = (props: {
  title: string;
  action?: ReactNode;
  children: ReactNode;
}) => {
  const id = useId();
  return (
    <Card role="region" aria-labelledby={id}>
      <CardHeader>
        <Flex
          justify="between"
          align="center"
          gap="2"
          style={{ flexWrap: 'wrap' }}
        >
          <Text as="h3" variant="body-large" weight="bold" id={id}>
            {props.title}
          </Text>
          {props.action}
        </Flex>
      </CardHeader>
      <CardBody>{props.children}</CardBody>
    </Card>
  );
};
