import { Router } from './Router';
import { Scope } from './shared';

/** The pages below the header that the new frontend system draws. */
export const LakehousePage = () => (
  <Scope as="main">
    <Router />
  </Scope>
);
