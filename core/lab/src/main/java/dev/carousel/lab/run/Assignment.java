package dev.carousel.lab.run;

import dev.carousel.lab.study.Study;
import java.nio.file.Path;
import java.util.List;

/**
 * What is to be run, and where.
 *
 * @param yaml the study's file as given
 * @param home the folder that relative paths in the study begin at
 * @param overrides from the command line, already in {@code study}
 * @param out the folder of all studies
 * @param fresh whether trials that have a result run again
 */
public record Assignment(
    Study study, String yaml, Path home, List<String> overrides, Path out, boolean fresh) {}
