/** A name of the platform that is chosen or typed. */
export const pickerTexts = {
  picker: {
    missing: 'Fill in the {{what}} first, and its names are listed here.',
    failed: 'The names could not be listed ({{why}}). Type the name.',
    loading: 'Looking up the names…',
    none: 'The platform has none. A name can be typed.',
    more: 'There are more than are listed; type a part of the name.',
  },
} as const;
