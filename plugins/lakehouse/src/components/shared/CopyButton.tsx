import { Button, ButtonIcon } from '@backstage/ui';
import { RiCheckLine, RiFileCopyLine } from '@remixicon/react';
import { useEffect, useState } from 'react';
import { copyText } from '../../lib/copyText';
import { useTexts } from '../../hooks/useTexts';

const SHOWN_MS = 1600;

function useCopy(text: string) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => setCopied(await copyText(text));
  return { copied, copy };
}

/** Copies a text; `label` says in words what is copied. */
export const CopyButton = ({
  text,
  label,
}: {
  text: string;
  label: string;
}) => {
  const t = useTexts();
  const { copied, copy } = useCopy(text);
  return (
    <Button
      size="small"
      variant="secondary"
      iconStart={copied ? <RiCheckLine /> : <RiFileCopyLine />}
      onPress={copy}
    >
      {copied ? t('copy.done') : label}
    </Button>
  );
};

/** The same as an icon; `what` names the thing for those who cannot see it. */
export const CopyIcon = ({ text, what }: { text: string; what: string }) => {
  const t = useTexts();
  const { copied, copy } = useCopy(text);
  return (
    <ButtonIcon
      size="small"
      variant="tertiary"
      icon={copied ? <RiCheckLine /> : <RiFileCopyLine />}
      aria-label={copied ? t('copy.done') : t('copy.what', { what })}
      onPress={copy}
    />
  );
};
