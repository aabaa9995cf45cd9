import { createApp } from '@backstage/frontend-defaults';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

/** The lakehouse plugin itself is discovered (`app.packages: all`): installing the package is the whole installation. */
export default createApp({
  features: [catalogPlugin, navModule, signInModule],
});
