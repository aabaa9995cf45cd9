import { Alert, Button, Flex, Text } from '@backstage/ui';
import {
  parseDraft,
  printDraft,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import { RiDownload2Line } from '@remixicon/react';
import { useState } from 'react';
import { FileButton } from './answers/FileButton';
import { type SourceAnswers, toSpec } from './spec';
import { useOnboardingTexts } from './translation';

function download(name: string, text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/yaml' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** The answers as a file: to go on another day, on another machine, or to hand them to somebody else. */
export const DraftButtons = (props: {
  answers: SourceAnswers;
  onLoad(answers: SourceAnswers): void;
}) => {
  const { answers, onLoad } = props;
  const t = useOnboardingTexts();
  const [error, setError] = useState<string>();
  const load = async ([file]: File[]) => {
    try {
      onLoad(parseDraft(await file.text()));
      setError(undefined);
    } catch (cause) {
      setError((cause as Error).message);
    }
  };
  return (
    <Flex direction="column" gap="2">
      <Flex gap="3" align="center" style={{ flexWrap: 'wrap' }}>
        <Button
          variant="secondary"
          iconStart={<RiDownload2Line />}
          onPress={() =>
            download(
              `${answers.name || 'source'}.yaml`,
              printDraft(toSpec(answers)),
            )
          }
        >
          {t('draft.download')}
        </Button>
        <FileButton
          label={t('draft.load')}
          accept=".yaml,.yml"
          onFiles={load}
        />
        <Text color="secondary">{t('draft.hint')}</Text>
      </Flex>
      {error && (
        <Alert
          status="danger"
          icon
          role="alert"
          title={t('draft.failed')}
          description={error}
        />
      )}
    </Flex>
  );
};
