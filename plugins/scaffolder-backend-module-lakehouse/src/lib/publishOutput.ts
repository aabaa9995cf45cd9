import type { z as zod } from 'zod/v3';

/** How what was generated is published; the input of the publish steps. */
export const publishOutput = (z: typeof zod) =>
  z
    .object({
      host: z
        .enum(['local', 'github', 'gitlab', 'azure', 'bitbucketCloud'])
        .describe('Kind of lakehouse.onboarding.repository'),
      changed: z
        .boolean()
        .describe('False when the repository has everything already'),
      repoUrl: z.string().describe("Input repoUrl of Backstage's actions"),
      organization: z.string().describe('First part of the owner'),
      project: z.string().describe('Second part of the owner (Azure DevOps)'),
      repo: z.string().describe('Name of the repository'),
      url: z.string().describe('Address of the repository for people'),
      branch: z.string().describe('Branch that the files are put on'),
      target: z.string().describe('Branch that it is merged into'),
      title: z.string().describe('Title of the pull request'),
      body: z.string().describe('Description of the pull request, Markdown'),
      draft: z.boolean(),
      reviewers: z
        .array(z.string())
        .optional()
        .describe('People of CODEOWNERS'),
      teamReviewers: z
        .array(z.string())
        .optional()
        .describe('Teams of CODEOWNERS'),
    })
    .describe('How the files are published');
