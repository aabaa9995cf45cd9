import {
  Button,
  ButtonIcon,
  Dialog,
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
  Flex,
  Text,
  TextField,
} from '@backstage/ui';
import { RiBookmarkLine } from '@remixicon/react';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../../hooks/useTexts';

const LONGEST = 40;

/** Keeps what the list shows now under a name. */
export const SaveView = (props: {
  isDisabled: boolean;
  /** Names that would be replaced. */
  taken: string[];
  onSave: (name: string) => void;
}) => {
  const t = useTexts();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const wanted = name.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!wanted) return;
    props.onSave(wanted);
    setName('');
    setOpen(false);
  };
  return (
    <DialogTrigger isOpen={open} onOpenChange={setOpen}>
      <ButtonIcon
        variant="tertiary"
        icon={<RiBookmarkLine />}
        aria-label={t('list.views.save')}
        isDisabled={props.isDisabled}
      />
      <Dialog width={420}>
        <form onSubmit={submit}>
          <DialogHeader>{t('list.views.save')}</DialogHeader>
          <DialogBody>
            <Flex direction="column" gap="2">
              <TextField
                // eslint-disable-next-line jsx-a11y/no-autofocus -- whoever opens the dialog is about to type
                autoFocus
                label={t('list.views.name')}
                value={name}
                maxLength={LONGEST}
                onChange={setName}
              />
              <Text as="p" color="secondary">
                {props.taken.includes(wanted)
                  ? t('list.views.replaces')
                  : t('list.views.hint')}
              </Text>
            </Flex>
          </DialogBody>
          <DialogFooter>
            <Button variant="secondary" onPress={() => setOpen(false)}>
              {t('list.views.cancel')}
            </Button>
            <Button variant="primary" type="submit" isDisabled={!wanted}>
              {t('list.views.keep')}
            </Button>
          </DialogFooter>
        </form>
      </Dialog>
    </DialogTrigger>
  );
};
