package dev.carousel.lab.plan;

/**
 * One training to be done. Trials of different arms with equal configurations have one id, are done
 * once and count for each of the arms.
 *
 * @param id hash of what decides the trial's numbers, 20 hexadecimal digits
 * @param replicate from 1
 */
public record Trial(String id, String arm, String condition, int replicate) {
  @Override
  public String toString() {
    return arm + ", " + condition + ", replicate " + replicate;
  }
}
