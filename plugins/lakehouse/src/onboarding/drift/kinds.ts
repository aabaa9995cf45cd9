import type { Drift } from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  RiAddLine,
  RiExchangeLine,
  RiExpandLeftRightLine,
  RiEyeOffLine,
  RiKey2Line,
  RiQuestionLine,
  RiSubtractLine,
  RiContractLeftRightLine,
} from '@remixicon/react';

/** Each kind has a shape of its own; the word stands beside it. */
export const ICONS: Record<Drift['kind'], typeof RiAddLine> = {
  added: RiAddLine,
  widened: RiExpandLeftRightLine,
  narrowed: RiContractLeftRightLine,
  retyped: RiExchangeLine,
  removed: RiSubtractLine,
  renamed: RiQuestionLine,
  key: RiKey2Line,
  missing: RiEyeOffLine,
};
