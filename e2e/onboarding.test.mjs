// How people onboard a source and change what is there, in a real browser against one real demo. The parts go on from each other, in this order.
import { after, before } from 'node:test';
import { closeDesk, openDesk } from './onboarding/desk.mjs';
import './onboarding/form.mjs';
import './onboarding/tables.mjs';
import './onboarding/files.mjs';
import './onboarding/uploads.mjs';
import './onboarding/change.mjs';
import './onboarding/templates.mjs';

before(openDesk);
after(closeDesk);
