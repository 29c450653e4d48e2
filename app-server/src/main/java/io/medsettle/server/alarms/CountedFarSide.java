package io.medsettle.server.alarms;

import io.medsettle.server.credit.CreditFarSide;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import jakarta.inject.Singleton;

/** Puts the figures around the credit platform as it is built, so that nobody who builds it has to think of them. */
@Singleton
final class CountedFarSide implements BeanCreatedEventListener<CreditFarSide> {
    private final BeanProvider<CallFigures> figures;

    CountedFarSide(BeanProvider<CallFigures> figures) {
        this.figures = figures;
    }

    @Override
    public CreditFarSide onCreated(BeanCreatedEvent<CreditFarSide> event) {
        CreditFarSide built = event.getBean();
        return new CreditFarSide(
                figures.get().watching(built.counterparty()),
                figures.get().watching(built.contracts()),
                built.jump(),
                built.family());
    }
}
