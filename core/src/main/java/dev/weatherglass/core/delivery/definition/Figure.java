package dev.weatherglass.core.delivery.definition;

/// The figures of software delivery, in the words of DORA (dora.dev, 2023 and later).
public enum Figure {
  DEPLOYMENT_FREQUENCY("deploymentFrequency"),
  CHANGE_LEAD_TIME("changeLeadTime"),
  CHANGE_FAIL_RATE("changeFailRate"),
  FAILED_DEPLOYMENT_RECOVERY_TIME("failedDeploymentRecoveryTime"),
  REWORK_RATE("reworkRate");

  private final String word;

  Figure(String word) {
    this.word = word;
  }

  /// The name in answers: `deploymentFrequency`.
  public String word() {
    return word;
  }
}
