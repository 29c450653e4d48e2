package io.medsettle.server.console;

import io.medsettle.server.assembly.GatewaySettings;
import io.medsettle.server.people.Sitting;
import io.micronaut.http.HttpRequest;
import io.micronaut.views.ModelAndView;
import io.micronaut.views.model.ViewModelProcessor;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What every page of the console knows besides its own: {@code me}, {@code places}, {@code here}, {@code hospital}. */
@Singleton
final class ConsoleModel implements ViewModelProcessor<Map<String, Object>> {
    private final String hospital;
    private final String head;

    ConsoleModel(GatewaySettings gateway) {
        this.hospital = gateway.orgName();
        this.head = gateway.org();
    }

    @Override
    public void process(HttpRequest<?> request, ModelAndView<Map<String, Object>> page) {
        if (page.getView().filter(view -> view.startsWith("console/")).isPresent()) {
            page.setModel(with(request, page.getModel().orElse(Map.of())));
        }
    }

    /** A page's model and what all have. {@code me} is not there while nobody has signed in. */
    Map<String, Object> with(HttpRequest<?> request, Map<String, Object> own) {
        Map<String, Object> all = new HashMap<>(own);
        Sitting me = request.getAttribute(Sitting.ATTRIBUTE, Sitting.class).orElse(null);
        if (me != null) {
            all.put("me", me);
        }
        all.put("places", me == null ? List.of() : Place.of(me, me.org().equals(head)));
        all.put("here", request.getPath());
        all.put("hospital", hospital);
        all.put(Show.NAME, new Show());
        return all;
    }
}
