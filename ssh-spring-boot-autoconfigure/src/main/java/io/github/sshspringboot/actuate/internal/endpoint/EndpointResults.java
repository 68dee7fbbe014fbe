/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package io.github.sshspringboot.actuate.internal.endpoint;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.github.sshspringboot.actuate.EndpointView;
import io.github.sshspringboot.command.internal.result.SshDocument;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.io.Resource;

/**
 * Converts what operations return. Raw bytes and text stay as they are; everything else
 * becomes the JSON document that the endpoint returns elsewhere.
 */
final class EndpointResults {

	private final String endpointId;

	private final JsonMapper mapper;

	private final List<EndpointView> views;

	private final ReactiveAdapterRegistry reactiveAdapters = ReactiveAdapterRegistry.getSharedInstance();

	EndpointResults(String endpointId, JsonMapper mapper, List<EndpointView> views) {
		this.endpointId = endpointId;
		this.mapper = mapper;
		this.views = views;
	}

	@Nullable Object convert(@Nullable Object result, EndpointCall call) {
		if (result instanceof WebEndpointResponse<?> response) {
			return convert(response, call);
		}
		if (result == null) {
			if (call.selects()) {
				throw call.notFound();
			}
			return null;
		}
		if (result instanceof Boolean done && call.deletes()) {
			if (!done) {
				throw call.notFound();
			}
			return null;
		}
		if (result instanceof CompletionStage<?> stage) {
			return convertLater(stage.toCompletableFuture(), call);
		}
		ReactiveAdapter adapter = this.reactiveAdapters.getAdapter(result.getClass());
		if (adapter != null) {
			return Reactive.convert(result, adapter,
					(value) -> adapter.isMultiValue() ? element(value, call) : convert(value, call));
		}
		if (isRaw(result)) {
			return result;
		}
		JsonNode tree = this.mapper.valueToTree(result);
		if (tree.isValueNode()) {
			return tree(tree);
		}
		return new SshDocument(tree, new DocumentRows(() -> rows(tree, call)));
	}

	private @Nullable Object convert(WebEndpointResponse<?> response, EndpointCall call) {
		Object body = response.getBody();
		if (response.getStatus() == WebEndpointResponse.STATUS_NOT_FOUND) {
			throw call.notFound();
		}
		if (response.getStatus() >= WebEndpointResponse.STATUS_BAD_REQUEST) {
			throw call.failure(
					(body instanceof CharSequence) ? body.toString() : "failed with status " + response.getStatus());
		}
		return (body != null) ? convert(body, call) : null;
	}

	private @Nullable Object element(@Nullable Object value, EndpointCall call) {
		Object converted = convert(value, call);
		return (converted instanceof SshDocument document) ? tree((JsonNode) document.document()) : converted;
	}

	private CompletableFuture<@Nullable Object> convertLater(CompletableFuture<?> result, EndpointCall call) {
		CompletableFuture<@Nullable Object> converted = result.thenApply((value) -> convert(value, call));
		converted.whenComplete((value, failure) -> {
			if (converted.isCancelled()) {
				result.cancel(true);
			}
		});
		return converted;
	}

	private static boolean isRaw(Object result) {
		return result instanceof CharSequence || result instanceof byte[] || result instanceof Resource
				|| result instanceof InputStream;
	}

	private @Nullable Object tree(JsonNode node) {
		return this.mapper.treeToValue(node, Object.class);
	}

	private Iterable<?> rows(JsonNode node, EndpointCall call) {
		Object tree = tree(node);
		if (tree == null) {
			return List.of();
		}
		for (EndpointView view : this.views) {
			Iterable<? extends Map<String, ? extends @Nullable Object>> rows = view.getRows(this.endpointId,
					call.arguments(), tree);
			if (rows != null) {
				return rows;
			}
		}
		return NameValueRows.of(tree);
	}

	/**
	 * Conversion that needs the library of reactive streams.
	 */
	private static final class Reactive {

		static Object convert(Object result, ReactiveAdapter adapter,
				Function<@Nullable Object, @Nullable Object> conversion) {
			return adapter.fromPublisher(
					new ConvertedPublisher(adapter.toPublisher(result), !adapter.isMultiValue(), conversion));
		}

	}

}
