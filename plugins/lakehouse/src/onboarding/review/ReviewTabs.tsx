import { Tab, TabList, TabPanel, Tabs, Text } from '@backstage/ui';
import type { SourcePreview } from '@lakehouse/backstage-plugin-lakehouse-common';
import { useOnboardingTexts } from '../translation';
import type { FileContents } from '../usePreview';
import { countActions } from './files';
import { FileContent } from './FileContent';
import { FilesPane } from './FilesPane';
import { OutcomePane } from './OutcomePane';
import { asVault } from './vault';
import { VaultPane } from './VaultPane';

/** Files, outcome, vault and contract of a preview. */
export const ReviewTabs = (props: {
  preview: SourcePreview;
  contents: FileContents;
}) => {
  const { preview, contents } = props;
  const t = useOnboardingTexts();
  const counts = countActions(preview.files);
  return (
    <Tabs>
      <TabList>
        <Tab id="files">{t('review.files')}</Tab>
        <Tab id="outcome">{t('review.outcome')}</Tab>
        <Tab id="vault">{t('review.vault')}</Tab>
        <Tab id="contract">{t('review.contract')}</Tab>
      </TabList>
      <TabPanel id="files">
        {preview.files.length === 0 ? (
          <Text color="secondary">{t('review.noFiles')}</Text>
        ) : (
          <>
            <Text color="secondary">
              {t('review.counts', {
                create: String(counts.create),
                update: String(counts.update),
                kept: String(counts.kept + counts['kept-removed']),
                remove: String(counts.remove),
              })}
            </Text>
            <FilesPane files={preview.files} contents={contents} />
          </>
        )}
      </TabPanel>
      <TabPanel id="outcome">
        <OutcomePane preview={preview} />
      </TabPanel>
      <TabPanel id="vault">
        <VaultPane vault={asVault(preview.vault)} />
      </TabPanel>
      <TabPanel id="contract">
        {preview.contract ? (
          <FileContent
            name={`${t('review.contract')}.yaml`}
            content={preview.contract}
          />
        ) : (
          <Text color="secondary">{t('review.noFiles')}</Text>
        )}
      </TabPanel>
    </Tabs>
  );
};
