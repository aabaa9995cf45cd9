import { Content, Header, Page } from '@backstage/core-components';
import { Router } from './Router';

/** The pages in the frame that the old frontend system expects a page to bring. */
export const LegacyPage = () => (
  <Page themeId="tool">
    <Header title="Lakehouse" />
    <Content>
      <Router />
    </Content>
  </Page>
);
