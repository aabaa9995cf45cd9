import { Button, Flex, Text } from '@backstage/ui';
import { useOnboardingTexts } from '../translation';
import type { UploadState } from './useUpload';

/** How far the reading of files is, in a sentence that screen readers hear, and the way to stop it. */
export const UploadProgress = (props: {
  upload: UploadState;
  onStop(): void;
}) => {
  const t = useOnboardingTexts();
  const { upload, onStop } = props;
  return (
    <Flex gap="3" align="center">
      {upload.state === 'reading' && (
        <Button size="small" variant="secondary" onPress={onStop}>
          {t('upload.stop')}
        </Button>
      )}
      <Text color="secondary" aria-live="polite">
        {upload.state === 'reading' &&
          t('upload.reading', {
            name: upload.name,
            number: String(upload.number),
            of: String(upload.of),
          })}
        {upload.state === 'stopped' && t('upload.stopped')}
      </Text>
    </Flex>
  );
};
