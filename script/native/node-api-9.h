// Lets better-sqlite3, written for Node-API 10, run on Node-API 9 (Electron 33, Node 20).
//
// Of Node-API 10 it uses one thing: references to values that are not objects (its cache of property names).
// Here such a value is put into an array of one element, marked with a type tag of ours, and the array is
// referenced; whoever asks for the reference gets the element back. Included before every C++ unit of the addon.
// https://nodejs.org/api/n-api.html#napi_create_reference
#ifndef NOGGIN_NODE_API_9_H
#define NOGGIN_NODE_API_9_H

#include <node_api.h>

static const napi_type_tag noggin_boxed_value = {0x6e6f6767696e2062ULL, 0x6f7865642076616cULL};

static inline napi_status noggin_create_reference(napi_env env, napi_value value, uint32_t count, napi_ref* result) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  if (type == napi_object || type == napi_function || type == napi_external) {
    return napi_create_reference(env, value, count, result);
  }
  napi_value box;
  status = napi_create_array_with_length(env, 1, &box);
  if (status != napi_ok) return status;
  status = napi_set_element(env, box, 0, value);
  if (status != napi_ok) return status;
  status = napi_type_tag_object(env, box, &noggin_boxed_value);
  if (status != napi_ok) return status;
  return napi_create_reference(env, box, count, result);
}

static inline napi_status noggin_get_reference_value(napi_env env, napi_ref ref, napi_value* result) {
  napi_status status = napi_get_reference_value(env, ref, result);
  // A weak reference whose value was collected gives a null handle.
  if (status != napi_ok || *result == nullptr) return status;
  bool boxed = false;
  status = napi_is_array(env, *result, &boxed);
  if (status != napi_ok || !boxed) return status;
  status = napi_check_object_type_tag(env, *result, &noggin_boxed_value, &boxed);
  if (status != napi_ok || !boxed) return status;
  return napi_get_element(env, *result, 0, result);
}

#define napi_create_reference noggin_create_reference
#define napi_get_reference_value noggin_get_reference_value

#endif
