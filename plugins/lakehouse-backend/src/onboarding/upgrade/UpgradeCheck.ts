import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import {
  TEMPLATE_UPGRADE_PLATFORM,
  type OrganisationPrinter,
} from '@lakehouse/backstage-plugin-lakehouse-common';
import {
  isPlatformFile,
  isUpgradeDue,
  prepareUpgrade,
  type PlatformRepository,
} from '@lakehouse/backstage-plugin-lakehouse-node';

/** What a look for a newer generator led to. */
export type UpgradeOutcome = 'current' | 'blocked' | 'running' | 'started';

/**
 * Proposes what a newer generator makes of the platform repository. Looking is cheap and changes nothing; only where files differ is a task
 * of the template started, and the template proposes on one branch per version. So a look that is repeated updates the pull request that
 * is open, and never opens a second one.
 */
export class UpgradeCheck {
  readonly #repository: PlatformRepository;
  readonly #scaffolder: ScaffolderService;
  readonly #auth: AuthService;
  readonly #printers: readonly OrganisationPrinter[];
  readonly #logger: LoggerService;

  constructor(options: {
    repository: PlatformRepository;
    scaffolder: ScaffolderService;
    auth: AuthService;
    printers?: readonly OrganisationPrinter[];
    logger: LoggerService;
  }) {
    this.#repository = options.repository;
    this.#scaffolder = options.scaffolder;
    this.#auth = options.auth;
    this.#printers = options.printers ?? [];
    this.#logger = options.logger;
  }

  async run(): Promise<UpgradeOutcome> {
    const { title } = this.#repository;
    const { files } = await this.#repository.read(isPlatformFile);
    const upgrade = prepareUpgrade(files, { printers: this.#printers });
    const { from, to, change } = upgrade;
    if (!isUpgradeDue(upgrade)) {
      this.#logger.info(
        `${title} needs no upgrade: the generator is version ${to}, the repository ${
          from ? `was written by version ${from}` : 'names no version'
        }`,
      );
      return 'current';
    }
    if (!change.ok) {
      const [problem] = change.findings.filter(f => f.severity === 'error');
      this.#logger.warn(
        `${title} cannot be upgraded to version ${to} of the generator without a person, who runs the template ${TEMPLATE_UPGRADE_PLATFORM}: ${problem.message}`,
      );
      return 'blocked';
    }
    const credentials = await this.#auth.getOwnServiceCredentials();
    if (await this.#isRunning({ credentials })) {
      this.#logger.info(`${title} is being upgraded by a task already`);
      return 'running';
    }
    const { taskId } = await this.#scaffolder.scaffold(
      { templateRef: TEMPLATE_UPGRADE_PLATFORM, values: {} },
      { credentials },
    );
    this.#logger.info(
      `Task ${taskId} proposes to upgrade ${title} from version ${from} of the generator to ${to}`,
    );
    return 'started';
  }

  async #isRunning(
    options: Parameters<ScaffolderService['listTasks']>[1],
  ): Promise<boolean> {
    const { items } = await this.#scaffolder.listTasks(
      { status: ['open', 'processing'] },
      options,
    );
    return items.some(
      ({ spec }) => spec.templateInfo?.entityRef === TEMPLATE_UPGRADE_PLATFORM,
    );
  }
}
