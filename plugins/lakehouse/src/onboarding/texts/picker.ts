/** A name of the platform, or a region, that is chosen or typed. */
export const pickerTexts = {
  region: {
    label: 'Region',
    allowed: 'AWS region, of those that your organisation allows.',
    only: 'AWS region; your organisation allows no other.',
  },
  picker: {
    missing: 'Fill in the {{what}} first, and its names are listed here.',
    failed: 'The names could not be listed ({{why}}). Type the name.',
    loading: 'Looking up the names…',
    none: 'The platform has none. A name can be typed.',
    more: 'There are more than are listed; type a part of the name.',
  },
} as const;
