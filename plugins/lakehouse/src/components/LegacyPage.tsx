import { Content, Header, Page } from '@backstage/core-components';
import { Router } from './Router';
import { Scope } from './shared';

/** The pages in the frame that the old frontend system expects a page to bring. */
export const LegacyPage = () => (
  <Page themeId="tool">
    <Header title="Lakehouse" />
    <Content>
      <Scope>
        <Router />
      </Scope>
    </Content>
  </Page>
);
