package io.medsettle.server.doctor;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextConfiguration;
import io.micronaut.context.DefaultApplicationContext;
import io.micronaut.context.annotation.ConfigurationReader;
import io.micronaut.context.env.PropertySource;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.BeanDefinitionReference;
import java.util.ArrayList;
import java.util.List;

/**
 * As much of the gateway as reads settings and builds the adapters' own settings of them: no database, no port, no timer, nothing that
 * is built before it is asked for.
 */
@SuppressWarnings("overrides") // of the framework's own interfaces
final class SettingsContext extends DefaultApplicationContext {
    private static final String OURS = "io.medsettle.server.";
    private static final String ASSEMBLY = OURS + "assembly.";
    private static final List<String> FRAMEWORK = List.of("io.micronaut.validation.", "io.micronaut.context.");

    private List<BeanDefinition<?>> everything = List.of();

    private SettingsContext(ApplicationContextConfiguration configuration) {
        super(configuration);
    }

    static SettingsContext over(PropertySource... more) {
        SettingsContext context = new SettingsContext(
                (ApplicationContextConfiguration) ApplicationContext.builder().banner(false));
        for (PropertySource source : more) {
            context.getEnvironment().addPropertySource(source);
        }
        context.start();
        return context;
    }

    /** Whoever is built in the gateway, the rest of it included: to see what settings it reads. */
    List<BeanDefinition<?>> everything() {
        return everything;
    }

    @Override
    @SuppressWarnings("rawtypes")
    protected List<BeanDefinitionReference> resolveBeanDefinitionReferences() {
        List<BeanDefinitionReference> kept = new ArrayList<>();
        List<BeanDefinition<?>> ours = new ArrayList<>();
        for (BeanDefinitionReference reference : super.resolveBeanDefinitionReferences()) {
            if (reference.getBeanDefinitionName().startsWith(OURS) && reference.isPresent()) {
                ours.add(reference.load());
            }
            if (isWanted(reference)) {
                kept.add(reference);
            }
        }
        everything = List.copyOf(ours);
        return kept;
    }

    private static boolean isWanted(BeanDefinitionReference<?> reference) {
        String name = reference.getBeanDefinitionName();
        boolean reads =
                name.startsWith(OURS) && reference.getAnnotationMetadata().hasStereotype(ConfigurationReader.class);
        return reads || name.startsWith(ASSEMBLY) || FRAMEWORK.stream().anyMatch(name::startsWith);
    }
}
