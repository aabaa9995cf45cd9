import { Button } from '@backstage/ui';
import { RiUpload2Line } from '@remixicon/react';
import { useRef } from 'react';

/** Lets the reader pick files of their machine; the files stay in the browser. */
export const FileButton = (props: {
  label: string;
  accept: string;
  multiple?: boolean;
  isDisabled?: boolean;
  onFiles(files: File[]): void;
}) => {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        variant="secondary"
        iconStart={<RiUpload2Line />}
        isDisabled={props.isDisabled}
        onPress={() => input.current?.click()}
      >
        {props.label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={props.label}
        accept={props.accept}
        multiple={props.multiple}
        onChange={event => {
          const files = [...(event.target.files ?? [])];
          // Choosing the same file again has to be noticed.
          event.target.value = '';
          if (files.length > 0) props.onFiles(files);
        }}
      />
    </>
  );
};
