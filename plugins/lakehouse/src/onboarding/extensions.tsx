import {
  FormFieldBlueprint,
  scaffolderTemplateOutputsBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';
import { lazy, Suspense } from 'react';
import { ONBOARD_SOURCE_TEMPLATE } from './template';

const SourceResult = lazy(() =>
  import('./result/SourceResult').then(m => ({ default: m.SourceResult })),
);

/** The form field `LakehouseSource`; loaded when the first form is opened. */
const sourceFormField = FormFieldBlueprint.make({
  name: 'source',
  params: { field: () => import('./field').then(m => m.lakehouseSourceField) },
});

/** The form field `LakehousePicker`, for templates that change the platform. */
const pickerFormField = FormFieldBlueprint.make({
  name: 'picker',
  params: {
    field: () => import('./picker/field').then(m => m.lakehousePickerField),
  },
});

/** The form field `LakehouseRegion`, for templates that make a platform. */
const regionFormField = FormFieldBlueprint.make({
  name: 'region',
  params: {
    field: () => import('./region/field').then(m => m.lakehouseRegionField),
  },
});

/** The result of onboarding, in place of the scaffolder's plain list of links. */
const sourceResult = scaffolderTemplateOutputsBlueprint.make({
  name: 'onboard-source',
  params: {
    component: props => (
      <Suspense fallback={null}>
        <SourceResult {...props} />
      </Suspense>
    ),
    templateRefs: [ONBOARD_SOURCE_TEMPLATE],
  },
});

/** What onboarding adds to the scaffolder, for the plugin's list of extensions. */
export const onboardingExtensions = [
  sourceFormField,
  pickerFormField,
  regionFormField,
  sourceResult,
];
