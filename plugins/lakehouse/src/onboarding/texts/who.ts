/** Who answers for a source, and how fresh it is. */
export const whoTexts = {
  who: {
    title: 'Who answers for it?',
    owner: 'Owner',
    ownerHint:
      'The group that answers questions about this data. Your groups are listed.',
    ownerOfAll:
      'The group that answers questions about this data. You belong to no group, so all groups are listed.',
    ownerNone:
      'You belong to no group, and the catalog has none. Ask your platform team to add the group that owns this data.',
    promise: 'How fresh is the data?',
    promiseHint:
      'The longest time that may pass between two loads before the tables count as late.',
    promises: {
      '1h': 'Within an hour',
      '6h': 'Within 6 hours',
      '1d': 'Within a day',
      '7d': 'Within a week',
    },
    schedule: 'To be loaded',
    scheduleWhy: 'Why, and how to change it',
    scheduleCron: 'As cron: {{cron}}',
    scheduleStarts:
      'Nothing starts by itself: give the source a job with this schedule by the template “Add a Glue job”, or run it in a scheduler of your own.',
    scheduleChange:
      'To load it at other times, write schedule under the property frequency in slaProperties of the contract, in UTC.',
    description: 'What is this data about? (optional)',
    descriptionNeeded: 'What is this data about?',
  },
} as const;
